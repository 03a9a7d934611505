// A backup's inner shape: entries (the rows of a table, the bytes of a file), each with its length and hash behind it,
// and at the end a manifest of all of them. Nothing is held but the piece that is being read or written.
import { createHash } from "node:crypto";
import { damaged } from "./refusals.mjs";

const KIND = { entry: 1, data: 2, end: 3, manifest: 4 };
const HEAD = 5;
const LONGEST_PIECE = 1024 * 1024;
const LONGEST_TEXT = 16 * 1024 * 1024;

const isFile = (entry) => entry.file !== undefined;
const lineOf = (entry, { bytes, sha256 }) => `${entry.file} ${bytes} ${sha256}\n`;

/** Of a whole backup, in the order of its entries. Files are many, so their names and hashes are one hash. */
function newManifest() {
  const files = createHash("sha256");
  const manifest = { tables: {}, files: { count: 0, bytes: 0 } };
  return {
    add(entry, seen) {
      if (!isFile(entry)) {
        manifest.tables[entry.table] = seen;
        return;
      }
      files.update(lineOf(entry, seen));
      manifest.files.count += 1;
      manifest.files.bytes += seen.bytes;
    },
    whole: () => ({ ...manifest, files: { ...manifest.files, sha256: files.digest("hex") } }),
  };
}

/** Counts and hashes what passes. A row of PostgreSQL's text format ends with the only newline in it. */
function newCounter(entry) {
  const hash = createHash("sha256");
  let bytes = 0;
  let rows = 0;
  return {
    add(data) {
      hash.update(data);
      bytes += data.length;
      if (!isFile(entry)) for (let at = data.indexOf(10); at >= 0; at = data.indexOf(10, at + 1)) rows += 1;
    },
    seen: () => ({ ...(!isFile(entry) && { rows }), bytes, sha256: hash.digest("hex") }),
  };
}

/** @param {(data: Uint8Array) => Promise<void>} write */
export function entryWriter(write) {
  const manifest = newManifest();
  const frame = async (kind, payload) => {
    const head = Buffer.alloc(HEAD);
    head[0] = kind;
    head.writeUInt32BE(payload.length, 1);
    await write(head);
    await write(payload);
  };
  const frameOf = (kind, value) => frame(kind, Buffer.from(JSON.stringify(value)));
  return {
    /**
     * @param {{ table: string, columns: string[] } | { file: string }} entry
     * @param {AsyncIterable<Uint8Array>} pieces
     */
    async add(entry, pieces) {
      const counter = newCounter(entry);
      await frameOf(KIND.entry, entry);
      for await (const piece of pieces)
        for (let at = 0; at < piece.length; at += LONGEST_PIECE) {
          const part = piece.subarray(at, at + LONGEST_PIECE);
          counter.add(part);
          await frame(KIND.data, part);
        }
      const seen = counter.seen();
      await frameOf(KIND.end, seen);
      manifest.add(entry, seen);
      return seen;
    },
    /** @param {object} more what the manifest says beside the entries */
    async end(more) {
      const whole = { ...manifest.whole(), ...more };
      await frameOf(KIND.manifest, whole);
      return whole;
    },
  };
}

/** Takes pieces of any length apart into pieces of the wished length. */
function taker(chunks) {
  const source = chunks[Symbol.asyncIterator]();
  let rest = Buffer.alloc(0);
  return async (length) => {
    while (rest.length < length) {
      const { value, done } = await source.next();
      if (done) return null;
      rest = rest.length === 0 ? value : Buffer.concat([rest, value]);
    }
    const taken = rest.subarray(0, length);
    rest = rest.subarray(length);
    return taken;
  };
}

async function* frames(chunks) {
  const take = taker(chunks);
  for (;;) {
    const head = await take(HEAD);
    if (head === null) throw damaged();
    const kind = head[0];
    const length = head.readUInt32BE(1);
    if (length > (kind === KIND.data ? LONGEST_PIECE : LONGEST_TEXT)) throw damaged();
    const payload = await take(length);
    if (payload === null) throw damaged();
    if (kind === KIND.manifest && (await take(1)) !== null) throw damaged(); // It is the last.
    yield { kind, payload };
    if (kind === KIND.manifest) return;
  }
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @typedef {{ write(data: Buffer): Promise<void>, end(seen: object): Promise<void> }} EntryTaker */

/**
 * Reads a whole backup and holds every entry against its hash, and all of them against the manifest.
 * @param {AsyncIterable<Buffer>} chunks
 * @param {(entry: object) => Promise<EntryTaker | undefined>} [open] who takes the data of an entry; nobody, to only
 *   check it
 * @returns {Promise<object>} the manifest
 */
export async function readEntries(chunks, open = async () => undefined) {
  const manifest = newManifest();
  let current;
  for await (const { kind, payload } of frames(chunks)) {
    if (kind === KIND.entry && !current) {
      const entry = JSON.parse(payload.toString());
      current = { entry, counter: newCounter(entry), sink: await open(entry) };
    } else if (kind === KIND.data && current) {
      current.counter.add(payload);
      await current.sink?.write(payload);
    } else if (kind === KIND.end && current) {
      const seen = current.counter.seen();
      if (!same(seen, JSON.parse(payload.toString()))) throw damaged();
      await current.sink?.end(seen);
      manifest.add(current.entry, seen);
      current = undefined;
    } else if (kind === KIND.manifest && !current) {
      const said = JSON.parse(payload.toString());
      const { tables, files } = manifest.whole();
      if (!same({ tables: said.tables, files: said.files }, { tables, files })) throw damaged();
      return said;
    } else throw damaged();
  }
  throw damaged();
}
