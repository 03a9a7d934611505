import "server-only";

import { readSheet } from "read-excel-file/universal";

import { siteImportLimits } from "@/lib/sites/import-problems";
import { clipCell, readCsv, type TableResult } from "@/lib/sites/read-csv";
import { readKindWord, recognizeSiteKind } from "@/lib/sites/site-kind";
import { guardXlsx } from "@/lib/sites/xlsx-guard";
import type { MergedColumn } from "@/lib/sites/xlsx-sheet";

/**
 * The cells of a .csv or .xlsx file's first sheet as text, row 1 first; or the code of why it cannot be read.
 * Never throws for what stands in the file. The content decides what the file is, the name only where it is text.
 * Give the table to `readSiteTable`.
 */
export async function readSpreadsheet({
  bytes,
  fileName,
}: {
  bytes: Uint8Array;
  fileName: string;
}): Promise<TableResult> {
  if (bytes.length === 0) return { problem: "file_empty" };
  if (bytes.length > siteImportLimits.bytes) return { problem: "file_too_large" };
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readXlsx(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return {
      problem: Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le")) ? "encrypted" : "old_excel",
    };
  }
  if (!/\.(?:csv|txt|tsv)$/iu.test(fileName.trim())) return { problem: "file_type" };
  return foreign.some((magic) => startsWith(bytes, magic)) ? { problem: "not_text" } : readCsv(bytes);
}

/** PNG, JPEG, GIF, PDF, gzip, RAR, 7z: what is renamed .csv by mistake, and would decode as Chinese. */
const foreign = ["89504e47", "ffd8ff", "47494638", "25504446", "1f8b08", "52617221", "377abcaf"].map((hex) => [
  ...Buffer.from(hex, "hex"),
]);

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

async function readXlsx(bytes: Uint8Array): Promise<TableResult> {
  try {
    const guarded = guardXlsx(bytes);
    if ("problem" in guarded) return guarded;
    const rows: unknown[][] = await readSheet(guarded.xlsx);
    const table = rows.map((row) => row.map((cell) => clipCell(cellText(cell))));
    if (table.length > siteImportLimits.rows) return { problem: "too_many_rows" };
    if (table.every((row) => row.every((cell) => cell === ""))) return { problem: "file_empty" };
    fillMerged(table, guarded.merged);
    return { table };
  } catch {
    // The reader throws on every irregularity of the XML; to the person all of them are one: save the file anew.
    return { problem: "broken" };
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString().slice(0, 10);
  return typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "";
}

/** A merged 区县 or 类型 counts for each of its rows; a merged name is one site, not several. */
function fillMerged(table: string[][], merged: readonly MergedColumn[]): void {
  let left = siteImportLimits.rows * 2;
  for (const { column, from, to } of merged) {
    const value = table[from]?.[column] ?? "";
    if (recognizeSiteKind(value) !== null && readKindWord(value) === null) continue;
    for (let row = from + 1; value !== "" && row <= to && row < table.length && left > 0; row += 1, left -= 1) {
      const line = table[row];
      if (line && (line[column] ?? "") === "") line[column] = value;
    }
  }
}
