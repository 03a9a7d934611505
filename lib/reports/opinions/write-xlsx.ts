import type { OpinionTable } from "@/lib/reports/opinions/table";
import { writeBook } from "@/lib/write-book";

/** In characters, by column. */
const widths = [6, 56, 18, 12, 40];

/** The 意见采纳情况表 as a workbook: its head stays in sight, every cell is a text. A second sheet says what is in it. */
export function writeOpinionsXlsx({
  sheet,
  columns,
  rows,
  note,
  noteSheet,
}: OpinionTable): Promise<Uint8Array<ArrayBuffer>> {
  const named = columns.map((title, place) => ({ title, width: widths[place] ?? 20 }));
  return writeBook([
    { name: sheet, columns: named, rows },
    { name: noteSheet, columns: [{ title: "", width: 100 }], rows: [[note]], plain: true },
  ]);
}
