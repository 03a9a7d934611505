import "server-only";
import { readStoredFile } from "@/lib/attachments/data/attachment-rows";
import { asJpeg } from "@/lib/attachments/photo";
import { attachmentStorage } from "@/lib/attachments/storage/open-storage";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Reader } from "@/lib/db";

/**
 * A stored photo as a JPEG of at most `longEdge` pixels. Null if its file is missing or cannot be decoded. The caller
 * has checked that the reader may see the visit.
 */
export async function readPicture(scope: ProjectScope, id: string, longEdge: number, reader?: Reader) {
  const file = await readStoredFile(scope, id, reader);
  const body = file?.kind === "photo" ? await attachmentStorage().open(file.storageKey) : null;
  if (!body) return null;
  return asJpeg(Buffer.from(await new Response(body as unknown as BodyInit).arrayBuffer()), longEdge).catch(() => null); // Node's stream is the web's, with another type name
}
