import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import { refused } from "@/lib/archives/taking/refused";
import { AppError } from "@/lib/errors";

/** A .zip that anybody may have made: its directory is read first, and no entry is larger than it says. */
export interface ReadZip {
  /** Bytes of each entry, unpacked. */
  readonly sizes: ReadonlyMap<string, number>;
  /** The entry's bytes, unpacked, in pieces. @throws AppError where they are damaged */
  read(name: string): AsyncGenerator<Uint8Array>;
  close(): void;
}

export interface ZipLimits {
  entries: number;
  /** All entries together, unpacked. */
  bytes: number;
}

/** A name is one of ours: no folder above, no device, no separator of another system. */
const safeName = /^(?:[a-z]+\/)?[^/\\:\u0000-\u001f]{1,120}$/u;

/** @throws AppError where it is no .zip, or larger than the limits */
export async function readZip(path: string, limits: ZipLimits): Promise<ReadZip> {
  const zip = await openPromise(path, { autoClose: false, strictFileNames: true }).catch(() => {
    throw refused("notZip");
  });
  try {
    const entries = await directory(zip, limits);
    return {
      sizes: new Map([...entries].map(([name, { uncompressedSize }]) => [name, uncompressedSize])),
      read: (name) => bytesOf(zip, entries, name),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function directory(zip: ZipFile, limits: ZipLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) throw refused("unpacked");
  const entries = new Map<string, Entry>();
  let bytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName } = entry;
      if (!safeName.test(fileName) || fileName.includes("..") || entries.has(fileName))
        throw refused("extra", { name: fileName.slice(0, 80) });
      if (!entry.canDecodeFileData()) throw refused("notArchive");
      bytes += entry.uncompressedSize;
      if (bytes > limits.bytes) throw refused("unpacked");
      entries.set(fileName, entry);
    }
  } catch (error) {
    // A name that leads out of the folder is an error of the reader's own.
    if (error instanceof AppError) throw error;
    throw /fileName|path|invalid characters/i.test(String(error))
      ? refused("extra", {
          name: String(error)
            .replace(/^Error: /, "")
            .slice(0, 80),
        })
      : refused("notZip");
  }
  return entries;
}

async function* bytesOf(zip: ZipFile, entries: Map<string, Entry>, name: string): AsyncGenerator<Uint8Array> {
  const entry = entries.get(name);
  if (!entry) throw refused("absent", { name });
  let stream: Readable;
  try {
    stream = await zip.openReadStreamPromise(entry);
  } catch {
    throw refused("changed", { name });
  }
  try {
    for await (const piece of stream) yield piece as Uint8Array; // a stream of bytes
  } catch {
    throw refused("changed", { name });
  } finally {
    stream.destroy();
  }
}

/** The pieces as they are; at their end they must be what the manifest says. @throws AppError */
export async function* asListed(
  pieces: AsyncGenerator<Uint8Array>,
  listed: { name: string; bytes: number; sha256: string },
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
  if (bytes !== listed.bytes || hash.digest("hex") !== listed.sha256) throw refused("changed", { name: listed.name });
}

/** A line longer than this is no row of ours. */
const longestLine = 128_000_000;

/** Lines without their ends. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let open: Uint8Array[] = [];
  let length = 0;
  const taken = () => {
    try {
      return decoder.decode(open.length === 1 ? open[0] : Buffer.concat(open));
    } catch {
      throw refused("changed", { name });
    } finally {
      open = [];
      length = 0;
    }
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, from)) {
      open.push(piece.subarray(from, end));
      yield taken();
      from = end + 1;
    }
    if (from < piece.length) open.push(piece.subarray(from));
    length += piece.length - from;
    if (length > longestLine) throw refused("unpacked");
  }
  if (open.length > 0) throw refused("changed", { name });
}
