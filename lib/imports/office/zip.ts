import { Inflate } from "fflate";
import { importLimits } from "@/lib/imports/limits";
import { ImportProblem } from "@/lib/imports/problem";

/**
 * Reads the few parts of a .docx or .xlsx that are asked for, and inflates nothing else. It goes by the central directory,
 * as Office does; what is declared is no more than a hint, and the inflation ends at the limit whatever it says.
 */
interface Entry {
  method: number;
  packed: number;
  start: number;
  crc: number;
}

const slice = 16 * 1024;

export class Archive {
  private left: number = importLimits.partBytes;

  private constructor(
    private readonly bytes: Uint8Array,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  static open(bytes: Uint8Array): Archive {
    return new Archive(bytes, directoryOf(bytes));
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** A part as text, or null where there is none of that name. */
  read(name: string): string | null {
    const entry = this.entries.get(name);
    if (!entry) return null;
    const packed = this.bytes.subarray(entry.start, entry.start + entry.packed);
    const content = entry.method === 0 ? packed : inflate(packed, this.left);
    this.left -= content.length;
    if (this.left < 0) throw new ImportProblem("bomb");
    // A bit that fell over would be read as another word, with nothing to show for it.
    if (crc32(content) !== entry.crc) throw new ImportProblem("broken");
    try {
      // Another encoding could carry past the checks what UTF-8 shows; no office writes one.
      return new TextDecoder("utf-8", { fatal: true }).decode(content);
    } catch {
      throw new ImportProblem("broken");
    }
  }
}

function directoryOf(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) throw new ImportProblem("broken");
  const count = view.getUint16(end + 10, true);
  if (count > importLimits.zipEntries) throw new ImportProblem("bomb");
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw new ImportProblem("broken");
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end || local + 30 > end || view.getUint32(local, true) !== 0x04034b50) throw new ImportProblem("broken");
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = view.getUint32(at + 20, true);
    const method = view.getUint16(at + 10, true);
    if (start + packed > end) throw new ImportProblem("broken");
    if ((view.getUint16(at + 8, true) & 0x2041) !== 0) throw new ImportProblem("encrypted");
    if (method !== 0 && method !== 8) throw new ImportProblem("broken");
    const name = new TextDecoder()
      .decode(bytes.subarray(at + 46, at + 46 + nameLength))
      .replaceAll("\\", "/")
      .replace(/^\//u, "");
    // Two parts of one name: two readers could be shown two texts.
    if (entries.has(name)) throw new ImportProblem("broken");
    entries.set(name, { method, packed, start, crc: view.getUint32(at + 16, true) });
    at = next;
  }
  return entries;
}

/** The end record, at most one comment's length from the end. ZIP64 is for files far beyond the limit. */
function endOf(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50 && view.getUint32(at + 16, true) < at) return at;
  }
  return null;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** In small slices, so that a bomb is noticed a few megabytes in. */
function inflate(packed: Uint8Array, most: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let whole = false;
  try {
    const stream = new Inflate((chunk, final) => {
      size += chunk.length;
      if (size > most) throw new ImportProblem("bomb");
      chunks.push(chunk);
      whole = final;
    });
    for (let at = 0; at < packed.length || at === 0; at += slice)
      stream.push(packed.subarray(at, at + slice), at + slice >= packed.length);
  } catch (error) {
    throw error instanceof ImportProblem ? error : new ImportProblem("broken");
  }
  if (!whole) throw new ImportProblem("broken");
  const content = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    content.set(chunk, at);
    at += chunk.length;
  }
  return content;
}
