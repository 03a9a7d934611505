import { BookProblem } from "@/lib/imports/excel/fault";
import { bookLimits } from "@/lib/imports/excel/limits";
import { readXlsx } from "@/lib/imports/excel/read-xlsx";
import type { Book, BookFault, BookSheet } from "@/lib/imports/excel/types";
import { Archive } from "@/lib/imports/office/zip";
import { ImportProblem } from "@/lib/imports/problem";
import { readCsv } from "@/lib/sites/read-csv";

export type BookRequest = { name: string; bytes: Uint8Array };
export type BookResult = { book: Book } | { fault: BookFault };

/** From bytes to cells; whatever is wrong with them is told, never thrown. What a file is, its bytes say. */
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
  if (!(error instanceof ImportProblem)) return "broken";
  const { problem } = error;
  return problem === "bomb" || problem === "doctype" || problem === "encrypted" ? problem : "broken";
}

const begins = (bytes: Uint8Array, signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte);
/** PNG, JPEG, GIF, PDF, gzip, RAR, 7z: renamed .csv by mistake, they would decode as Chinese. */
const foreign = ["89504e47", "ffd8ff", "47494638", "25504446", "1f8b08", "52617221", "377abcaf"].map((hex) =>
  (hex.match(/../gu) ?? []).map((byte) => Number.parseInt(byte, 16)),
);

/** The name of a stream inside an old container, which is how a workbook with a password comes. */
function holdsEncrypted(bytes: Uint8Array): boolean {
  return (
    new TextDecoder("utf-16le").decode(bytes).includes("EncryptedPackage") ||
    new TextDecoder("utf-16le").decode(bytes.subarray(1)).includes("EncryptedPackage")
  );
}

function sheetsOf(name: string, bytes: Uint8Array): BookSheet[] {
  if (bytes.length === 0) throw new BookProblem("empty");
  if (bytes.length > bookLimits.fileBytes) throw new BookProblem("tooLarge");
  const extension = /\.([a-z0-9]{1,8})$/iu.exec(name.trim())?.[1]?.toLowerCase() ?? "";
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    if (holdsEncrypted(bytes)) throw new BookProblem("encrypted");
    throw new BookProblem(extension === "et" ? "et" : "oldExcel");
  }
  if (begins(bytes, [0x50, 0x4b])) return readXlsx(Archive.open(bytes)).sheets;
  if (!/^(?:csv|tsv|txt)$/u.test(extension))
    throw new BookProblem(extension === "xlsx" ? "notExcel" : extension === "xls" ? "oldExcel" : "otherType");
  if (foreign.some((signature) => begins(bytes, signature))) throw new BookProblem("encoding");
  const read = readCsv(bytes, bookLimits);
  if ("table" in read && read.looseQuotes) throw new BookProblem("quotes");
  if ("table" in read)
    return [
      {
        name: name.trim().replace(/\.[a-z]+$/iu, ""),
        hidden: false,
        rows: read.table.map((row) => row.map((text) => ({ text: text.replace(/\r\n?/gu, "\n") }))),
      },
    ];
  if (read.problem === "too_many_rows") throw new BookProblem("tooManyRows");
  if (read.problem === "too_many_columns") throw new BookProblem("tooManyColumns");
  throw new BookProblem(read.problem === "file_empty" ? "empty" : "encoding");
}

/** Without the empty cells at the ends of rows and the empty rows at the end. */
function trimmed(sheet: BookSheet): BookSheet {
  const rows = sheet.rows.map((row) =>
    row.slice(0, row.findLastIndex(({ text, kind }) => text.trim() !== "" || kind === "noValue") + 1),
  );
  return { ...sheet, rows: rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1) };
}
