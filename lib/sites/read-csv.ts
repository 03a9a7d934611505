import Papa from "papaparse";

import { siteImportLimits, type SiteFileProblemCode } from "@/lib/sites/import-problems";

/** A table of text cells whose first row is the file's first, or why there is none. */
export type TableResult =
  | {
      table: string[][];
      /** A quote that is never closed, or closed in the middle of a cell: what follows may have run into one cell. */
      looseQuotes?: true;
    }
  | { problem: SiteFileProblemCode };

export interface TableLimits {
  rows: number;
  columns: number;
  cellCharacters: number;
}

/** Text in UTF-8 (with or without a mark), UTF-16 with a mark (Excel's "Unicode text"), else GB18030, which holds GBK. Pure. */
export function readCsv(bytes: Uint8Array, limits: TableLimits = siteImportLimits): TableResult {
  const text = decode(bytes);
  if (text === null) return { problem: "not_text" };
  if (text.trim() === "") return { problem: "file_empty" };
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    preview: limits.rows + 1,
    skipEmptyLines: false,
  });
  while (data.length > 0 && isBlank(data.at(-1) ?? [])) data.pop();
  if (data.length === 0) return { problem: "file_empty" };
  if (data.length > limits.rows) return { problem: "too_many_rows" };
  if (data.some((line) => lastFilled(line) >= limits.columns)) return { problem: "too_many_columns" };
  const table = data.map((line) =>
    line.slice(0, lastFilled(line) + 1).map((cell) => clipCell(cell, limits.cellCharacters)),
  );
  return errors.some(({ type }) => type === "Quotes") ? { table, looseQuotes: true } : { table };
}

/** A longer cell is cut one character past the limit: enough to be refused as too long where it is read, and no more. */
export function clipCell(cell: string, most: number = siteImportLimits.cellCharacters): string {
  return cell.length <= most ? cell : [...cell.slice(0, 2 * most + 2)].slice(0, most + 1).join("");
}

function isBlank(line: readonly string[]): boolean {
  return lastFilled(line) < 0;
}

function lastFilled(line: readonly string[]): number {
  return line.findLastIndex((cell) => cell.trim() !== "");
}

function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const utf16 = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  for (const encoding of utf16 ? [utf16] : ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return looksBinary(text) ? null : text;
    } catch {
      // Not this encoding: the next.
    }
  }
  return null;
}

/** A stray NUL is a bad row; controls by the dozen are a picture or a program under a wrong name. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  const controls = (sample.match(/[\u0000-\u0008\u000E-\u001F\u007F]/gu) ?? []).length;
  return controls > 8 && controls > sample.length / 50;
}

/** The one of tab ; , that the first lines hold most often outside quotes; a list of one column has none. */
function delimiterOf(text: string): string {
  const head = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/gu, "")
    .split(/\r\n|\r|\n/u)
    .slice(0, 20)
    .join("\n");
  let best = ",";
  let most = 0;
  for (const candidate of ["\t", ",", ";"]) {
    const count = head.split(candidate).length - 1;
    if (count > most) [best, most] = [candidate, count];
  }
  return best;
}
