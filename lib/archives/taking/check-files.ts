import "server-only";
import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import {
  auditName,
  peopleName,
  readmeName,
  tableFile,
  thumbnailFile,
  type ArchiveManifest,
} from "@/lib/archives/format";
import { archivedTables } from "@/lib/archives/tables";
import { asListed, type ReadZip } from "@/lib/archives/taking/read-zip";
import { refused } from "@/lib/archives/taking/refused";
import { fileSource } from "@/lib/attachments/parts";
import { thumbnailType } from "@/lib/attachments/photo";
import { sniff } from "@/lib/attachments/sniff/sniff";
import { env } from "@/lib/env";
import { withTemporaryFolder } from "@/lib/temporary-folder";

export interface ListedAttachment {
  id: string;
  /** The entry of the .zip. */
  name: string;
  kind: string;
  mediaType: string;
  sha256: string;
  bytes: number;
}

const otherFiles: ReadonlySet<string> = new Set([
  ...[readmeName, peopleName, auditName],
  ...archivedTables.map(({ name }) => tableFile(name)),
]);
const largestThumbnail = 2_000_000;

/**
 * Each attachment is what its row says, by hash and by content, as when it is uploaded; and no file is nobody's.
 * Returns the attachments that have a thumbnail. @throws AppError
 */
export async function checkFiles(
  zip: ReadZip,
  manifest: ArchiveManifest,
  attachments: readonly ListedAttachment[],
): Promise<Set<string>> {
  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  const rest = new Set([...listed.keys()].filter((name) => /^(attachments|thumbnails)\//.test(name)));
  for (const name of listed.keys()) if (!rest.has(name) && !otherFiles.has(name)) throw refused("extra", { name });
  const missing = new Set(manifest.missing);
  const thumbnails = new Set<string>();
  await withTemporaryFolder("archive", async (folder) => {
    for (const attachment of attachments) {
      const { id, name, sha256, bytes } = attachment;
      const file = listed.get(name);
      if (missing.has(id) ? file !== undefined : !file) throw refused(file ? "extra" : "absent", { name });
      rest.delete(name);
      if (file) {
        if (file.sha256 !== sha256 || file.bytes !== bytes) throw refused("changed", { name });
        const found = await unpackAndLook(zip, file, join(folder, "file"));
        if (found?.kind !== attachment.kind || found.mediaType !== attachment.mediaType || tooManyPixels(found))
          throw refused("file", { name });
      }
      const drawn = listed.get(thumbnailFile(id));
      if (!drawn) continue;
      rest.delete(drawn.name);
      const looked = drawn.bytes <= largestThumbnail && (await unpackAndLook(zip, drawn, join(folder, "file")));
      if (!looked || looked.mediaType !== thumbnailType) throw refused("file", { name: drawn.name });
      thumbnails.add(id);
    }
  });
  for (const name of rest) throw refused("extra", { name });
  return thumbnails;
}

async function unpackAndLook(zip: ReadZip, file: { name: string; bytes: number; sha256: string }, path: string) {
  await pipeline(asListed(zip.read(file.name), file), createWriteStream(path));
  const handle = await open(path, "r");
  try {
    const found = await sniff(fileSource(handle, file.bytes));
    return found.ok ? found : null;
  } finally {
    await handle.close();
  }
}

const tooManyPixels = ({ width, height }: { width?: number; height?: number }) =>
  (width ?? 0) * (height ?? 0) > env().PHOTO_MEGAPIXELS * 1_000_000;
