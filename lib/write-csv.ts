import Papa from "papaparse";

/**
 * A table as CSV that Excel opens correctly: UTF-8 with its mark, and nothing that a spreadsheet would run. Pure.
 * A cell that begins like a formula (also with full-width signs) gets an apostrophe in front, as spreadsheets do
 * themselves. A negative number is no formula, and stays a number.
 */
const formulaStart = /^(?!-\d+(?:\.\d+)?$)[=+\-@\t\r\0＝＋－＠]/;

export const csvMark = "\uFEFF";

/** `newline` is that of the whole file: PostgreSQL ends its lines with LF. */
export function csvLines(rows: readonly (readonly string[])[], newline: "\r\n" | "\n" = "\r\n"): string {
  if (rows.length === 0) return "";
  return `${Papa.unparse(
    rows.map((row) => [...row]),
    { newline, escapeFormulae: formulaStart },
  )}${newline}`;
}
