import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { AttachmentStorage, ByteRange, StoredObject } from "@/lib/attachments/storage/storage";

/** A file being written has this prefix until it is complete and gets its name. */
const unfinished = ".unfinished-";
const forgottenAfterMs = 3600_000;

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

async function flushed(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A folder on this machine. */
export class LocalStorage implements AttachmentStorage {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = resolve(folder);
  }

  private path(key: string): string {
    if (!/^[\w-]+(\/[\w-]+)*$/.test(key)) throw new Error(`no key: ${key}`);
    return join(this.folder, key);
  }

  async put(key: string, from: Uint8Array | { path: string }): Promise<void> {
    const path = this.path(key);
    const folder = dirname(path);
    await mkdir(folder, { recursive: true });
    const writing = join(folder, unfinished + randomBytes(9).toString("base64url"));
    try {
      if (from instanceof Uint8Array) {
        const handle = await open(writing, "wx", 0o600);
        await handle.writeFile(from).finally(() => handle.close());
      } else await copyFile(from.path, writing);
      await flushed(writing);
      await rename(writing, path);
    } catch (error) {
      await rm(writing, { force: true });
      throw error;
    }
    await flushed(folder);
  }

  async open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null> {
    if ((await this.size(key)) === null) return null;
    const stream = createReadStream(this.path(key), range && { start: range.start, end: range.end });
    return Readable.toWeb(stream) as ReadableStream<Uint8Array>; // a stream of a file's bytes
  }

  async size(key: string): Promise<number | null> {
    try {
      const found = await stat(this.path(key));
      return found.isFile() ? found.size : null;
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  async *list(prefix: string): AsyncIterable<StoredObject> {
    const cut = prefix.lastIndexOf("/") + 1;
    yield* this.walk(prefix.slice(0, cut), prefix);
  }

  private async *walk(folder: string, prefix: string): AsyncIterable<StoredObject> {
    const entries = await readdir(join(this.folder, folder), { withFileTypes: true }).catch((error: unknown) => {
      if (isAbsent(error)) return [];
      throw error;
    });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const key = folder + entry.name;
      if (entry.isDirectory()) yield* this.walk(`${key}/`, prefix);
      else if (entry.name.startsWith(unfinished)) await this.forget(join(this.folder, key));
      else if (key.startsWith(prefix)) {
        const found = await stat(join(this.folder, key)).catch(() => null);
        if (found) yield { key, byteSize: found.size, storedAt: found.mtime };
      }
    }
  }

  /** Incomplete files that a crash left. Only those that nobody can still be writing. */
  private async forget(path: string): Promise<void> {
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < Date.now() - forgottenAfterMs) await rm(path, { force: true });
  }
}
