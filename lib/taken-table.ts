import { bookPieces, mostSheetRows, type Cell, type StreamedColumn } from "@/lib/book-stream";
import { fileName } from "@/lib/file-name";
import { csvLines, csvMark } from "@/lib/write-csv";

/** A table to take away, as a workbook or as CSV. Pure. */
export interface TakenTable {
  /** The study, the table and the day: what the file is called. */
  name: TableName;
  columns: readonly StreamedColumn[];
  /** How many columns stay at the left. */
  fixed?: number;
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
  /** The same rows as lines of CSV, where the database writes them faster. They end with LF. */
  lines?: AsyncIterable<Uint8Array>;
  /** What is in the table and what is not: it stands at the end of the file. */
  notes: readonly string[];
  /** What the sheet of the notes is called. */
  notesName: string;
  /** Said where there are more rows than a sheet can hold. */
  cut: string;
}

export interface TableName {
  project: string;
  table: string;
  /** YYYY-MM-DD */
  day: string;
}

export const tableFormats = ["xlsx", "csv"] as const;
export type TableFormat = (typeof tableFormats)[number];

/** A long name of a study leaves room for what the table is and for its day. */
const mostOfProject = 40;

export function tableFileName({ project, table, day }: TableName, ending: string): string {
  const study = [...project.trim()].slice(0, mostOfProject).join("");
  return fileName([study, table, day].join("_"), ending);
}

/** The file, made as fast as it is read. */
export function tablePieces(table: TakenTable, format: TableFormat): AsyncGenerator<string | Uint8Array> {
  return format === "csv" ? csvPieces(table) : bookOf(table);
}

const csvBatch = 200;

async function* csvPieces({ columns, rows, lines, notes }: TakenTable): AsyncGenerator<string | Uint8Array> {
  yield csvMark + csvLines([columns.map(({ title }) => title)], "\n");
  if (lines) yield* lines;
  else {
    let waiting: string[][] = [];
    for await (const row of rows) {
      waiting.push(row.map(String));
      if (waiting.length < csvBatch) continue;
      yield csvLines(waiting, "\n");
      waiting = [];
    }
    yield csvLines(waiting, "\n");
  }
  // After an empty line: a program that reads the table stops there.
  yield `\n${csvLines(
    notes.map((note) => [note]),
    "\n",
  )}`;
}

async function* bookOf(table: TakenTable): AsyncGenerator<Uint8Array> {
  const { name, columns, fixed, notes, notesName } = table;
  let cut = false;
  async function* fitting() {
    let count = 0;
    for await (const row of table.rows) {
      if ((count += 1) > mostSheetRows) {
        cut = true;
        return;
      }
      yield row;
    }
  }
  function* said() {
    for (const note of notes) yield [note];
    if (cut) yield [table.cut];
  }
  yield* bookPieces([
    { name: name.table, columns, rows: fitting(), ...(fixed !== undefined && { fixed }) },
    { name: notesName, columns: [{ title: "", width: 100 }], rows: said(), plain: true },
  ]);
}
