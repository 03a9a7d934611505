import "server-only";

import { zipSync } from "fflate";
import { crc32, inflateRawSync } from "node:zlib";

import type { SiteFileProblemCode } from "@/lib/sites/import-problems";
import { firstSheetOf, type MergedColumn } from "@/lib/sites/xlsx-sheet";

/**
 * Runs before the spreadsheet reader: parses the archive itself, inflates every entry under a limit, and writes a new,
 * stored archive with only the parts the reader needs. So exactly what was checked is parsed, and the reader never sees
 * the original file.
 */
export type GuardResult = { xlsx: ArrayBuffer; merged: MergedColumn[] } | { problem: SiteFileProblemCode };

const limits = {
  entries: 2_000,
  inflated: 40 * 1024 * 1024,
  ratio: 200,
  ratioFrom: 1024 * 1024,
  name: 255,
  index: 2 * 1024 * 1024,
  parsed: 12 * 1024 * 1024,
};

export function guardXlsx(bytes: Uint8Array): GuardResult {
  const entries = readDirectory(bytes);
  if (typeof entries === "string") return { problem: entries };
  if (entries.some((entry) => /(?:^|\/)externalLinks\//u.test(entry.name))) return { problem: "external_links" };
  const parts = new Map<string, string>();
  let left = limits.inflated;
  for (const entry of entries) {
    const content = inflate(bytes, entry, left);
    if (typeof content === "string") return { problem: content };
    left -= content.length;
    if (!/\.(?:xml|rels)$/iu.test(entry.name)) continue;
    if (content.length > limits.index && /(?:\.rels|workbook\.xml)$/u.test(entry.name))
      return { problem: "inflates_too_large" };
    const xml = decodeXml(content);
    if (xml === null) return { problem: "broken" };
    if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)/iu.test(xml)) return { problem: "xml_doctype" };
    if (entry.name.endsWith(".rels") && hasExternalPart(xml)) return { problem: "external_links" };
    parts.set(entry.name, xml);
  }
  const sheet = firstSheetOf(parts);
  if ("problem" in sheet) return sheet;
  // 12 MB of XML are read in about a second; 20,000 rows of three columns are 3 MB.
  const parsed = [...sheet.parts.values()].reduce((sum, xml) => sum + xml.length, 0);
  return parsed > limits.parsed ? { problem: "inflates_too_large" } : { xlsx: pack(sheet.parts), merged: sheet.merged };
}

interface Entry {
  name: string;
  method: number;
  crc: number;
  packed: number;
  inflated: number;
  /** Where the entry's data starts. */
  start: number;
}

/** The central directory, which is what readers go by; every entry must also lie where it says, whole and apart. */
function readDirectory(bytes: Uint8Array): Entry[] | SiteFileProblemCode {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return "broken";
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) return "too_many_entries";
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return "broken";
    const [flags, nameLength] = [view.getUint16(at + 8, true), view.getUint16(at + 28, true)];
    if ((flags & 0x2041) !== 0) return "encrypted";
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const local = view.getUint32(at + 42, true);
    if (next > end || nameLength > limits.name || local + 30 > end || view.getUint32(local, true) !== 0x04034b50)
      return "broken";
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = view.getUint32(at + 20, true);
    if (start + packed > end) return "broken";
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll("\\", "/");
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed,
      inflated: view.getUint32(at + 24, true),
      start,
    });
    at = next;
  }
  // Two entries over the same bytes or under one name: a bomb, or an attempt to show two readers different content.
  const places = entries.map((entry) => [entry.start, entry.start + entry.packed] as const).sort((a, b) => a[0] - b[0]);
  if (places.some(([start], index) => index > 0 && start < (places[index - 1]?.[1] ?? 0))) return "broken";
  return new Set(entries.map((entry) => entry.name.toLowerCase())).size === count ? entries : "broken";
}

/** The end record, at most one comment's length from the end; ZIP64, which 5 MB never need, is not read. */
function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const whole = view.getUint16(at + 4, true) === 0 && view.getUint16(at + 8, true) === view.getUint16(at + 10, true);
    return whole && view.getUint32(at + 16, true) < at ? at : undefined;
  }
  return undefined;
}

function inflate(bytes: Uint8Array, entry: Entry, left: number): Uint8Array | SiteFileProblemCode {
  const data = bytes.subarray(entry.start, entry.start + entry.packed);
  // The declared size is the least of three limits, so that a lie about it ends the inflation there.
  if (entry.inflated > left) return "inflates_too_large";
  if (entry.inflated > limits.ratioFrom && entry.inflated > entry.packed * limits.ratio) return "inflates_too_large";
  if (entry.method !== 0 && entry.method !== 8) return "broken";
  try {
    const content = entry.method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, entry.inflated) });
    return content.length === entry.inflated && crc32(content) === entry.crc ? content : "broken";
  } catch (error) {
    return error instanceof RangeError ? "inflates_too_large" : "broken";
  }
}

/** XML in UTF-8 only: another encoding could carry a DOCTYPE past the check, and no office writes one. */
function decodeXml(content: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return null;
  }
}

/** A relation to something outside the file; a link in a cell is only text to us, and stays. */
function hasExternalPart(rels: string): boolean {
  return rels
    .split("<")
    .some((tag) => /TargetMode\s*=\s*["']\s*External/iu.test(tag) && !/\/hyperlink["']/iu.test(tag));
}

function pack(parts: ReadonlyMap<string, string>): ArrayBuffer {
  const encoder = new TextEncoder();
  const files = Object.fromEntries([...parts].map(([name, xml]) => [name, encoder.encode(xml)]));
  const packed = zipSync(files, { level: 0 });
  const buffer = new ArrayBuffer(packed.byteLength);
  new Uint8Array(buffer).set(packed);
  return buffer;
}
