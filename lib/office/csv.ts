import Papa from "papaparse";

import { clipCell } from "@/lib/office/cell-text";
import type { TableLimits } from "@/lib/office/limits";
import { OfficeProblem } from "@/lib/office/problem";

/**
 * The cells of a .csv as text, row 1 first. The bytes are UTF-8 (with or without a mark), UTF-16 with a mark (Excel's
 * "Unicode text"), else GB18030, which contains GBK. Throws an OfficeProblem: `quotes` if a quote is never closed or
 * closed in the middle of a cell, because the following text may have become part of one cell. Pure.
 */
export function readCsv(bytes: Uint8Array, limits: TableLimits): string[][] {
  const text = decode(bytes);
  if (text === null) throw new OfficeProblem("encoding");
  if (text.trim() === "") throw new OfficeProblem("empty");
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    preview: limits.rows + 1,
    skipEmptyLines: false,
  });
  while (data.length > 0 && isBlank(data.at(-1) ?? [])) data.pop();
  if (data.length === 0) throw new OfficeProblem("empty");
  if (data.length > limits.rows) throw new OfficeProblem("tooManyRows");
  if (data.some((line) => lastFilled(line) >= limits.columns)) throw new OfficeProblem("tooManyColumns");
  if (errors.some(({ type }) => type === "Quotes")) throw new OfficeProblem("quotes");
  return data.map((line) => line.slice(0, lastFilled(line) + 1).map((cell) => clipCell(cell, limits.cellCharacters)));
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
      // Not this encoding: try the next.
    }
  }
  return null;
}

/** A single NUL is a bad row. Dozens of control characters are a picture or a program under a wrong name. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  const controls = (sample.match(/[\u0000-\u0008\u000E-\u001F\u007F]/gu) ?? []).length;
  return controls > 8 && controls > sample.length / 50;
}

/**
 * Chooses from tab, semicolon and comma the one that splits most of the first lines into equally many cells. So 1,234
 * in a table separated by tabs does not count as a comma. A list of one column has none of them.
 */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/gu, "")
    .split(/\r\n|\r|\n/u)
    .slice(0, 20);
  let best = ",";
  let most = 0;
  for (const candidate of ["\t", ",", ";"]) {
    const counts = lines.map((line) => line.split(candidate).length - 1).filter((count) => count > 0);
    const alike = Math.max(0, ...counts.map((count) => counts.filter((each) => each === count).length));
    // If two of them split the lines equally well, the more frequent one is used.
    const weight = alike * 1_000_000 + counts.reduce((sum, count) => sum + count, 0);
    if (weight > most) [best, most] = [candidate, weight];
  }
  return best;
}
