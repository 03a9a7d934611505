import writeXlsxFile from "write-excel-file/node";
import { guessPlan } from "@/lib/imports/excel/guess";
import { bookWords } from "@/lib/imports/excel/book-words";
import { readBook } from "@/lib/imports/excel/read-book";
import { readVisits, type BookResult } from "@/lib/imports/excel/read-visits";
import type { NoteWords } from "@/lib/imports/excel/template";
import type { BookContext, SheetPlan } from "@/lib/imports/excel/types";
import type { Book } from "@/lib/office/book";
import { messagesOf } from "@/lib/i18n/catalogues";
import type { Locale } from "@/lib/i18n/locale";

/** A project as the reader of workbooks gets it, and workbooks as people would import them. */

const uuid = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;

export const bookIds = {
  project: uuid(1),
  bridge: uuid(11),
  streams: uuid(12),
  streamsTown: uuid(13),
  park: uuid(14),
  me: uuid(21),
  li: uuid(22),
  wang: uuid(23),
  question: uuid(31),
};

export function bookContext(locale: Locale = "zh-CN"): BookContext {
  const { vocabulary } = messagesOf("zh-CN");
  return {
    projectId: bookIds.project,
    me: bookIds.me,
    today: "2026-11-23",
    sites: [
      { id: bookIds.bridge, name: "桥头镇", county: "海陵区", formerNames: ["老桥镇"] },
      { id: bookIds.streams, name: "双溪街道", county: "海陵区", formerNames: [] },
      { id: bookIds.streamsTown, name: "双溪镇", county: "姜堰区", formerNames: [] },
      { id: bookIds.park, name: "高新产业园", county: "", formerNames: [] },
    ],
    members: [
      { id: bookIds.me, displayName: "陆一舟" },
      { id: bookIds.li, displayName: "李明" },
      { id: bookIds.wang, displayName: "王芳" },
      { id: uuid(24), displayName: "王芳" },
    ],
    dimensions: (["status", "example", "problem", "suggestion"] as const).map((key) => ({
      key,
      label: vocabulary.dimension[key],
      questions: key === "problem" ? [{ id: bookIds.question, text: "当前基层工作最难的是什么？" }] : [],
    })),
    rules: [],
    words: bookWords(locale),
  };
}

/** Sentences of the instructions in a language. */
export function noteWords(locale: Locale): NoteWords {
  const { notes } = messagesOf(locale).imports.excel;
  return (key) => {
    const found = key
      .split(".")
      .reduce<unknown>(
        (node, part) =>
          typeof node === "object" && node !== null ? (node as Record<string, unknown>)[part] : undefined,
        notes,
      ); // a key of the catalogue
    if (typeof found !== "string") throw new Error(`no sentence ${key}`);
    return found;
  };
}

export type Cells = readonly (
  string | number | Date | { value: Date; format: string } | { value: string; type: "Formula" } | null
)[][];

/** A workbook by an ordinary writer. */
export async function writeBook(sheets: Record<string, Cells>): Promise<Uint8Array> {
  const written = Object.entries(sheets).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((row) =>
      row.map((cell) =>
        cell instanceof Date
          ? { value: cell, type: Date, format: "yyyy-mm-dd" }
          : typeof cell === "object" && cell !== null && cell.value instanceof Date
            ? { ...cell, type: Date }
            : cell,
      ),
    ),
  }));
  return new Uint8Array(await writeXlsxFile(written as Parameters<typeof writeXlsxFile>[0]).toBuffer()); // rows of the writer's own kinds of cells
}

export function bookOf(bytes: Uint8Array, name = "走访.xlsx"): Book {
  const result = readBook({ name, bytes });
  if ("fault" in result) throw new Error(`not read: ${result.fault}`);
  return result.book;
}

/** As the page reads it, without corrections by hand. */
export function readBytes(
  bytes: Uint8Array,
  {
    name,
    context = bookContext(),
    plan = (guess) => guess,
  }: { name?: string; context?: BookContext; plan?: (guess: SheetPlan, place: number) => SheetPlan } = {},
): BookResult {
  const book = bookOf(bytes, name);
  return readVisits(
    book,
    book.sheets.map((sheet, place) => plan(guessPlan(sheet, context), place)),
    context,
  );
}

/** 走访!C7 errors.field.date */
export function told({ problems }: BookResult): string[] {
  return problems.map(({ sheet, cell, key }) => `${sheet}!${cell} ${key.replace("imports.excel.cell.", "")}`);
}
