import "server-only";
import { createHash } from "node:crypto";
import { open, type FileHandle } from "node:fs/promises";
import type { ByteSource } from "@/lib/attachments/sniff/byte-source";
import { ownerOf, partsPrefix, type AttachmentStorage } from "@/lib/attachments/storage/storage";

/** Joins the parts of an upload in a file on this machine. Counts and hashes the bytes that are really there. */
export async function assemble(
  storage: AttachmentStorage,
  upload: { projectId: string; id: string },
  path: string,
): Promise<{ byteSize: number; sha256: string }> {
  const hash = createHash("sha256");
  let byteSize = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const { key } of storage.list(partsPrefix(upload.projectId, upload.id))) {
      const part = offsetOf(key) === byteSize ? await storage.open(key) : null;
      // A part with a gap before it: bytes that the row counts were not stored.
      if (!part) break;
      for await (const bytes of part) {
        hash.update(bytes);
        byteSize += bytes.byteLength;
        await file.writeFile(bytes);
      }
    }
  } finally {
    await file.close();
  }
  return { byteSize, sha256: hash.digest("hex") };
}

const offsetOf = (key: string) => Number(key.slice(-12));

/** How many bytes of an upload are stored without a gap. Deletes everything after a gap. */
export async function cutToStored(
  storage: AttachmentStorage,
  upload: { projectId: string; id: string },
): Promise<number> {
  let length = 0;
  for await (const { key, byteSize } of storage.list(partsPrefix(upload.projectId, upload.id))) {
    if (offsetOf(key) === length) length += byteSize;
    else await storage.remove(key);
  }
  return length;
}

export async function removeParts(
  storage: AttachmentStorage,
  upload: { projectId: string; id: string },
): Promise<void> {
  for await (const { key } of storage.list(partsPrefix(upload.projectId, upload.id))) {
    if (ownerOf(key)?.room === "parts") await storage.remove(key);
  }
}

export function fileSource(handle: FileHandle, size: number): ByteSource {
  return {
    size,
    at: async (offset, length) => {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const { buffer, bytesRead } = await handle.read(new Uint8Array(wanted), 0, wanted, offset);
      return buffer.subarray(0, bytesRead);
    },
  };
}
