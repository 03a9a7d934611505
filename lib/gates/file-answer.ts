import "server-only";
import { attachmentHeader } from "@/lib/file-name";
import { noStore } from "@/lib/gates/plain-door";

/** A file to download. `plainName` is for clients that do not know the other one. */
interface SentFile {
  name: string;
  plainName: string;
  mediaType: string;
  bytes: Uint8Array;
}

export function fileAnswer({ name, plainName, mediaType, bytes }: SentFile): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { ...noStore, "Content-Type": mediaType, "Content-Disposition": attachmentHeader(name, plainName) },
  });
}
