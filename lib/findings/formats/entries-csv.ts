import Papa from "papaparse";

/**
 * A table as CSV that Excel opens correctly: UTF-8 with its mark, CRLF, and nothing that a spreadsheet would run. Pure.
 * A cell that begins like a formula (also with full-width signs) gets an apostrophe in front, as spreadsheets do
 * themselves.
 */
const formulaStart = /^[=+\-@\t\r\0＝＋－＠]/;

export const csvMark = "\uFEFF";

export function csvLines(rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  return `${Papa.unparse(
    rows.map((row) => [...row]),
    { newline: "\r\n", escapeFormulae: formulaStart },
  )}\r\n`;
}
