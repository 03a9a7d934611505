import { Inflate } from "fflate";
import { archiveLimits, type ArchiveLimits } from "@/lib/office/limits";
import { OfficeProblem } from "@/lib/office/problem";

/**
 * Reads the few requested parts of a .docx or .xlsx and inflates nothing else: an unread part can do no harm. It uses
 * the central directory, as Office does. The declared size of a part is enforced: a part that declares more than may be
 * read is not inflated at all, and one that turns out larger is refused where its declared size ends.
 */
interface Entry {
  method: number;
  packed: number;
  size: number;
  start: number;
  crc: number;
}

/** At most a thousand times this is inflated beyond the limit before it is noticed. */
const slice = 4 * 1024;

export class Archive {
  private constructor(
    private readonly bytes: Uint8Array,
    private readonly entries: ReadonlyMap<string, Entry>,
    private left: number,
  ) {}

  /** Throws an OfficeProblem if the archive is damaged, encrypted, or has too many parts. */
  static open(bytes: Uint8Array, limits: ArchiveLimits = archiveLimits): Archive {
    return new Archive(bytes, directoryOf(bytes, limits.entries), limits.bytes);
  }

  names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** A part as it is, or null where there is none of that name. */
  bytesOf(name: string): Uint8Array | null {
    const entry = this.entries.get(name);
    if (!entry) return null;
    const packed = this.bytes.subarray(entry.start, entry.start + entry.packed);
    if (entry.size > this.left) throw new OfficeProblem("bomb");
    const content = entry.method === 0 ? packed : inflate(packed, entry.size);
    if (content.length !== entry.size) throw new OfficeProblem("broken");
    this.left -= content.length;
    // A flipped bit would be read as another word, and nothing would show it.
    if (crc32(content) !== entry.crc) throw new OfficeProblem("broken");
    return content;
  }

  /** A part as text, or null where there is none of that name. */
  read(name: string): string | null {
    const content = this.bytesOf(name);
    if (content === null) return null;
    try {
      // Another encoding could hide from the checks what UTF-8 shows. No office program writes one.
      return new TextDecoder("utf-8", { fatal: true }).decode(content);
    } catch {
      throw new OfficeProblem("broken");
    }
  }
}

function directoryOf(bytes: Uint8Array, most: number): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) throw new OfficeProblem("broken");
  const count = view.getUint16(end + 10, true);
  if (count > most) throw new OfficeProblem("tooManyEntries");
  const entries = new Map<string, Entry>();
  const names = new Set<string>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw new OfficeProblem("broken");
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end || local + 30 > end || view.getUint32(local, true) !== 0x04034b50) throw new OfficeProblem("broken");
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = view.getUint32(at + 20, true);
    const method = view.getUint16(at + 10, true);
    if (start + packed > end) throw new OfficeProblem("broken");
    if ((view.getUint16(at + 8, true) & 0x2041) !== 0) throw new OfficeProblem("encrypted");
    if (method !== 0 && method !== 8) throw new OfficeProblem("broken");
    const name = new TextDecoder()
      .decode(bytes.subarray(at + 46, at + 46 + nameLength))
      .replaceAll("\\", "/")
      .replace(/^\//u, "");
    // Two parts of one name: two readers could see two different texts.
    if (names.has(name.toLowerCase())) throw new OfficeProblem("broken");
    names.add(name.toLowerCase());
    entries.set(name, {
      method,
      packed,
      size: view.getUint32(at + 24, true),
      start,
      crc: view.getUint32(at + 16, true),
    });
    at = next;
  }
  refuseOverlaps([...entries.values()]);
  return entries;
}

/** Two parts over the same bytes let a small file expand into a large one. */
function refuseOverlaps(entries: Entry[]): void {
  entries.sort((a, b) => a.start - b.start);
  let end = 0;
  for (const { start, packed } of entries) {
    if (start < end) throw new OfficeProblem("broken");
    end = start + packed;
  }
}

/** The end record is at most one comment's length from the end. ZIP64 is for files far beyond the limit. */
function endOf(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const whole = view.getUint16(at + 4, true) === 0 && view.getUint16(at + 8, true) === view.getUint16(at + 10, true);
    if (whole && view.getUint32(at + 16, true) < at) return at;
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

/** In small slices, so that a bomb is noticed after a few megabytes. */
function inflate(packed: Uint8Array, most: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let whole = false;
  try {
    const stream = new Inflate((chunk, final) => {
      size += chunk.length;
      if (size > most) throw new OfficeProblem("broken");
      chunks.push(chunk);
      whole = final;
    });
    for (let at = 0; at < packed.length || at === 0; at += slice)
      stream.push(packed.subarray(at, at + slice), at + slice >= packed.length);
  } catch (error) {
    throw error instanceof OfficeProblem ? error : new OfficeProblem("broken");
  }
  if (!whole) throw new OfficeProblem("broken");
  const content = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    content.set(chunk, at);
    at += chunk.length;
  }
  return content;
}
