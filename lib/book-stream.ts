import { strToU8, Zip, ZipDeflate } from "fflate";
import { bookParts, columnLetters, sheetEnd, sheetStart } from "@/lib/book-parts";
import { legalText } from "@/lib/word/text";
import { cellText } from "@/lib/write-book";

/**
 * Writes a workbook piece by piece, so that a table of any length needs the memory of a few hundred rows. No cell is a
 * formula, whatever its text begins with. Pure.
 */
export interface StreamedSheet {
  /** At most 31 characters, without \ / ? * [ ] : */
  name: string;
  columns: readonly StreamedColumn[];
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
  /** How many columns stay at the left, beside the head that stays at the top. */
  fixed?: number;
  /** Without a head and filters: sentences. */
  plain?: boolean;
}

export interface StreamedColumn {
  title: string;
  /** In characters. */
  width: number;
}

/** A number is sorted as a number. */
export type Cell = string | number;

/** What a sheet can hold below its head. */
export const mostSheetRows = 1_048_575;

/** The cell styles of `bookParts`. */
const styles = { text: 1, head: 2, number: 3 } as const;

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => (sign === "&" ? "&amp;" : sign === "<" ? "&lt;" : "&gt;"));
/**
 * Office reads _x0041_ as a character: an underscore of the text that looks like the beginning of one is written as
 * one.
 */
const literal = (text: string) => text.replace(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_");

function cellXml(value: Cell, at: string, style: number): string {
  if (typeof value === "number") return `<c r="${at}" s="${styles.number}"><v>${value}</v></c>`;
  const text = cellText(value);
  if (text === "") return "";
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(literal(text))}</t></is></c>`;
}

function rowXml(cells: readonly Cell[], row: number, letters: readonly string[], style: number): string {
  const inner = cells.map((cell, index) => cellXml(cell, `${letters[index] ?? columnLetters(index)}${row}`, style));
  return `<row r="${row}">${inner.join("")}</row>`;
}

/** So many rows are put together before they are packed. */
const batch = 400;

async function* sheetXml(sheet: StreamedSheet): AsyncGenerator<string> {
  const letters = sheet.columns.map((_, index) => columnLetters(index));
  yield sheetStart(sheet);
  let row = 0;
  let lines: string[] = [];
  if (!sheet.plain)
    lines.push(
      rowXml(
        sheet.columns.map(({ title }) => legalText(title)),
        (row += 1),
        letters,
        styles.head,
      ),
    );
  for await (const cells of sheet.rows) {
    lines.push(rowXml(cells, (row += 1), letters, styles.text));
    if (lines.length < batch) continue;
    yield lines.join("");
    lines = [];
  }
  yield lines.join("") + sheetEnd(sheet, row);
}

/** The bytes of the file, made as fast as they are read. */
export async function* bookPieces(sheets: readonly StreamedSheet[]): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    if (piece.length > 0) made.push(piece);
  });
  const taken = () => {
    const pieces = made;
    made = [];
    return pieces;
  };
  for (const [path, xml] of bookParts(sheets.map(({ name }) => name))) {
    const part = new ZipDeflate(path, { level: 6 });
    zip.add(part);
    part.push(strToU8(xml), true);
  }
  yield* taken();
  for (const [index, sheet] of sheets.entries()) {
    const part = new ZipDeflate(`xl/worksheets/sheet${index + 1}.xml`, { level: 4 });
    zip.add(part);
    for await (const xml of sheetXml(sheet)) {
      part.push(strToU8(xml));
      yield* taken();
    }
    part.push(new Uint8Array(), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
