import writeXlsxFile, { type SheetData } from "write-excel-file/universal";
import type { OpinionTable } from "@/lib/reports/opinions/table";

/** The 意见采纳情况表 as a workbook: its head stays in sight, every cell is a text. */
export async function writeOpinionsXlsx({ sheet, columns, rows }: OpinionTable): Promise<Uint8Array> {
  const text = { type: String, format: "@", wrap: true, alignVertical: "top" as const };
  const head = columns.map((value) => ({ ...text, value, fontWeight: "bold" as const, backgroundColor: "#e6efee" }));
  const data: SheetData = [head, ...rows.map((row) => row.map((value) => (value === "" ? text : { ...text, value })))];
  const widths = [6, 56, 18, 12, 40].map((width) => ({ width }));
  const blob = await writeXlsxFile([{ sheet, data, columns: widths, stickyRowsCount: 1 }]).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
