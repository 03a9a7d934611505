/** How wide the columns of a list are in Word. All lengths in twips. Pure. */

interface Column {
  title: string;
  /** In a workbook, in characters. */
  width: number;
  choices?: readonly string[];
}

interface Paper {
  /** The width of all columns. */
  total: number;
  /** That of a Han. */
  character: number;
  /** Both margins of a cell. */
  gaps: number;
}
type Rows = readonly (readonly (string | number)[])[];

/** Of a text in a cell, in Han. */
const wideAs = (text: string, latin = 0.5) =>
  [...text].reduce((width, character) => width + (character < "\u0080" ? latin : 1), 0);

/** Latin is half as wide as a Han in the fonts of the file, and wider in others. */
const widest = 0.65;

/** A day, a state, a name of four characters stand in one line. */
const longestWhole = 5;

function least({ title, choices = [] }: Column, values: readonly string[]): number {
  const whole = [title, ...choices, ...values].filter((text) => wideAs(text) <= longestWhole);
  return Math.max(2, ...whole.map((text) => wideAs(text, widest)));
}

/** Shared as in the workbook, but none so narrow that a short text in it is divided: 2026-|09-14. */
export function wordColumns(columns: readonly Column[], rows: Rows, { total, character, gaps }: Paper): number[] {
  const leasts = columns.map((column, index) => {
    const values = rows.map((row) => String(row[index] ?? ""));
    return Math.ceil(least(column, values) * character) + gaps;
  });
  const narrow = new Set<number>();
  for (;;) {
    const free = total - leasts.reduce((sum, width, index) => sum + (narrow.has(index) ? width : 0), 0);
    const shares = columns.reduce((sum, { width }, index) => sum + (narrow.has(index) ? 0 : width), 0);
    const widths = columns.map(({ width }, index) =>
      narrow.has(index) ? (leasts[index] ?? 0) : Math.floor((width / shares) * free),
    );
    const below = widths.flatMap((width, index) => (width < (leasts[index] ?? 0) && !narrow.has(index) ? [index] : []));
    if (below.length === 0) return widths;
    for (const index of below) narrow.add(index);
    // More than there is room for: each has the same.
    if (narrow.size === columns.length) return columns.map(() => Math.floor(total / columns.length));
  }
}

/** About how many lines a row has. */
export function linesOf(row: Rows[number], widths: readonly number[], { character, gaps }: Paper): number {
  const lines = (text: string, width: number) =>
    text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(wideAs(line) / width)), 0);
  return Math.max(
    ...row.map((value, index) => lines(String(value), Math.max(1, ((widths[index] ?? 0) - gaps) / character))),
  );
}
