import type { MatrixRow } from "@/lib/findings/matrix/heads";
import { writeBook, type WrittenSheet } from "@/lib/write-book";
import type { EntryForm } from "@/lib/vocabulary";

/** The matrix as a workbook to take away. Pure. */

export interface WrittenCell {
  lines: readonly { form: EntryForm; text: string }[];
  summary: { text: string; stale: boolean } | undefined;
}

export interface WrittenMatrix {
  rows: readonly MatrixRow[];
  columns: readonly { id: string; name: string }[];
  cellAt: (siteId: string, columnId: string) => WrittenCell;
  /** What was counted and what was left out, a sentence a line. */
  notes: readonly string[];
}

export interface MatrixWords {
  sheet: string;
  notesSheet: string;
  site: string;
  county: string;
  kind: string;
  entries: string;
  uncoded: string;
  kindOf: (row: MatrixRow) => string;
  /** One entry of a cell. */
  line: (form: EntryForm, text: string) => string;
  summary: (text: string, stale: boolean) => string;
}

const cellWidth = 36;

export function writeMatrixBook(
  { rows, columns, cellAt, notes }: WrittenMatrix,
  words: MatrixWords,
): Promise<Uint8Array<ArrayBuffer>> {
  const main: WrittenSheet = {
    name: words.sheet,
    frozenColumns: 1,
    columns: [
      { title: words.site, width: 16 },
      { title: words.county, width: 12 },
      { title: words.kind, width: 8 },
      { title: words.entries, width: 8 },
      { title: words.uncoded, width: 10 },
      ...columns.map(({ name }) => ({ title: name, width: cellWidth })),
    ],
    rows: rows.map((row) => [
      row.name,
      row.county,
      words.kindOf(row),
      row.entries,
      row.uncoded,
      ...columns.map(({ id }) => textOf(cellAt(row.id, id), words)),
    ]),
  };
  const said: WrittenSheet = {
    ...{ name: words.notesSheet, columns: [{ title: "", width: 100 }], plain: true },
    rows: notes.map((note) => [note]),
  };
  return writeBook([main, said]);
}

function textOf(cell: WrittenCell, words: MatrixWords): string {
  const summary = cell.summary ? [words.summary(cell.summary.text, cell.summary.stale)] : [];
  return [...summary, ...cell.lines.map(({ form, text }) => words.line(form, text))].join("\n");
}
