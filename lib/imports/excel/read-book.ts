import { BookProblem } from "@/lib/imports/excel/fault";
import { bookLimits } from "@/lib/imports/excel/limits";
import type { BookFault } from "@/lib/imports/excel/types";
import type { Book, BookSheet } from "@/lib/office/book";
import { readCsv } from "@/lib/office/csv";
import { OfficeProblem } from "@/lib/office/problem";
import { kindOfFile } from "@/lib/office/signature";
import { readXlsx } from "@/lib/office/xlsx";
import { Archive } from "@/lib/office/zip";

export type BookRequest = { name: string; bytes: Uint8Array };
export type BookResult = { book: Book } | { fault: BookFault };

/** From bytes to cells. Faults are returned, never thrown. The bytes, not the name, decide what a file is. */
export function readBook({ name, bytes }: BookRequest): BookResult {
  try {
    const book = { sheets: sheetsOf(name, bytes).map(trimmed) };
    if (book.sheets.every(({ rows }) => rows.length === 0)) return { fault: "empty" };
    return { book };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

function faultOf(error: unknown): BookFault {
  if (error instanceof BookProblem) return error.fault;
  if (!(error instanceof OfficeProblem)) return "broken";
  return error.fault === "tooManyEntries" ? "bomb" : error.fault;
}

function sheetsOf(name: string, bytes: Uint8Array): BookSheet[] {
  if (bytes.length === 0) throw new BookProblem("noBytes");
  if (bytes.length > bookLimits.fileBytes) throw new BookProblem("tooLarge");
  const extension = /\.([a-z0-9]{1,8})$/iu.exec(name.trim())?.[1]?.toLowerCase() ?? "";
  const kind = kindOfFile(bytes);
  if (kind === "encrypted") throw new BookProblem("encrypted");
  if (kind === "oldOffice") throw new BookProblem(extension === "et" ? "et" : "oldExcel");
  if (kind === "zip") return readXlsx(Archive.open(bytes), bookLimits).sheets;
  if (!/^(?:csv|tsv|txt)$/u.test(extension))
    throw new BookProblem(extension === "xlsx" ? "notExcel" : extension === "xls" ? "oldExcel" : "otherType");
  if (kind === "foreign") throw new BookProblem("encoding");
  const rows = readCsv(bytes, bookLimits).map((row) => row.map((text) => ({ text: text.replace(/\r\n?/gu, "\n") })));
  return [{ name: name.trim().replace(/\.[a-z]+$/iu, ""), hidden: false, rows, hiddenRows: [], hiddenColumns: [] }];
}

/** Without empty cells at the ends of rows and empty rows at the end. */
function trimmed(sheet: BookSheet): BookSheet {
  const rows = sheet.rows.map((row) =>
    row.slice(0, row.findLastIndex(({ text, kind }) => text.trim() !== "" || kind === "noValue") + 1),
  );
  return { ...sheet, rows: rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1) };
}
