import { ascii, le16, le32, type ByteSource } from "@/lib/attachments/sniff/byte-source";
import type { Sniffed } from "@/lib/attachments/types";

/** PDF, Word and Excel without macros. */
export async function sniffDocument(source: ByteSource, head: Uint8Array): Promise<Sniffed | null> {
  const text = ascii(head.subarray(0, 8));
  if (text.startsWith("%PDF-")) return pdf(source);
  if (text.startsWith("PK\x03\x04")) return office(source);
  return null;
}

async function pdf(source: ByteSource): Promise<Sniffed> {
  const tail = ascii(await source.at(Math.max(0, source.size - 2048), 2048));
  if (!tail.includes("%%EOF")) return { ok: false, fault: "damaged" };
  return { ok: true, kind: "document", mediaType: "application/pdf", extension: "pdf" };
}

const longestComment = 65_535;
const mostDirectoryBytes = 4_000_000;

/** Where an archive's table of contents is, if the file ends like an archive: its end record gives the distance. */
export async function zipDirectory(source: ByteSource): Promise<{ offset: number; length: number } | null> {
  const length = Math.min(source.size, longestComment + 22);
  const tail = await source.at(source.size - length, length);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail[at] !== 0x50 || tail[at + 1] !== 0x4b || tail[at + 2] !== 0x05 || tail[at + 3] !== 0x06) continue;
    const [size, offset] = [le32(tail, at + 12), le32(tail, at + 16)];
    // Programs tolerate bytes after the end record and before the archive, so this search does too.
    if (le16(tail, at + 20) <= tail.length - at - 22 && size + offset <= source.size) return { offset, length: size };
  }
  return null;
}

async function entryNames(source: ByteSource): Promise<string[] | null> {
  const directory = await zipDirectory(source);
  if (!directory || directory.length > mostDirectoryBytes) return null;
  const bytes = await source.at(directory.offset, directory.length);
  const names: string[] = [];
  for (let at = 0; at + 46 <= bytes.length;) {
    if (le32(bytes, at) !== 0x02014b50) return null;
    const length = le16(bytes, at + 28);
    names.push(ascii(bytes.subarray(at + 46, at + 46 + length)));
    at += 46 + length + le16(bytes, at + 30) + le16(bytes, at + 32);
  }
  return names;
}

async function office(source: ByteSource): Promise<Sniffed> {
  const names = await entryNames(source);
  if (!names) return { ok: false, fault: "damaged" };
  if (names.some((name) => name.includes("..") || name.startsWith("/"))) return { ok: false, fault: "polyglot" };
  if (names.some((name) => /vbaProject|macrosheets/i.test(name))) return { ok: false, fault: "macro" };
  if (!names.includes("[Content_Types].xml")) return { ok: false, fault: "unknown" };
  const found = (part: string, extension: string): Sniffed => ({
    ok: true,
    kind: "document",
    mediaType: `application/vnd.openxmlformats-officedocument.${part}`,
    extension,
  });
  if (names.includes("word/document.xml")) return found("wordprocessingml.document", "docx");
  if (names.includes("xl/workbook.xml")) return found("spreadsheetml.sheet", "xlsx");
  return { ok: false, fault: "unknown" };
}
