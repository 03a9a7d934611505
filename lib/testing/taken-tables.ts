import Papa from "papaparse";
import { readXlsx } from "@/lib/office/xlsx";
import { Archive } from "@/lib/office/zip";
import { streamedBody } from "@/lib/row-stream";
import { tablePieces, type TableFormat, type TakenTable } from "@/lib/taken-table";

/** Tables to take away, read as a person's program reads them. For tests only. */
export interface ReadTable {
  bytes: Uint8Array;
  head: string[];
  rows: string[][];
  notes: string[];
}

const limits = { fileBytes: 1e9, sheets: 9, rows: 1e6, columns: 999, cells: 1e7, characters: 1e8, cellCharacters: 1e6 };

export async function bytesOf(table: TakenTable, format: TableFormat): Promise<Uint8Array> {
  return new Uint8Array(await new Response(streamedBody(tablePieces(table, format))).arrayBuffer());
}

/** The table of a file, whose cells are all text here. */
export async function readTable(table: TakenTable, format: TableFormat): Promise<ReadTable> {
  const bytes = await bytesOf(table, format);
  return { bytes, ...(format === "csv" ? fromCsv(bytes) : fromBook(bytes)) };
}

function fromCsv(bytes: Uint8Array) {
  const [head = [], ...lines] = Papa.parse<string[]>(new TextDecoder().decode(bytes)).data;
  const end = lines.findIndex((line) => line.length === 1 && line[0] === "");
  const notes = lines.slice(end + 1).flatMap(([note = ""]) => (note === "" ? [] : [note]));
  return { head, rows: lines.slice(0, end), notes };
}

function fromBook(bytes: Uint8Array) {
  const [first, last] = readXlsx(Archive.open(bytes), limits).sheets;
  const [head = [], ...rows] = first?.rows.map((row) => Array.from(row, (cell) => cell?.text ?? "")) ?? [];
  const notes = last?.rows.map((row) => row[0]?.text ?? "") ?? [];
  return { head, rows: rows.map((row) => head.map((_, at) => row[at] ?? "")), notes };
}
