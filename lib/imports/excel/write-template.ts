import writeXlsxFile, { type SheetData } from "write-excel-file/universal";
import { templateSheets, type NoteWords } from "@/lib/imports/excel/template";
import type { BookContext } from "@/lib/imports/excel/types";
import { withFontsInOrder } from "@/lib/office/font-order";

/** Makes the template as a file where it is needed: on the device, or in a test. */
export async function writeTemplate(context: BookContext, note: NoteWords): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = templateSheets(context, note).map(({ name, rows, blankRows, widths }) => {
    const notes = blankRows === 0;
    const text = { type: String, format: "@", wrap: true, alignVertical: "top" as const };
    const bold = { fontWeight: "bold" as const };
    const data: SheetData = rows.map((row, index) =>
      row.map((value) => ({
        ...text,
        ...(value !== "" && { value }),
        ...((notes ? row.length === 1 || index === 1 : true) && bold),
        ...(!notes && { backgroundColor: "#e6efee" }),
      })),
    );
    const blank = widths.map(() => text);
    for (let row = 0; row < blankRows; row += 1) data.push(blank);
    return { sheet: name, data, columns: widths.map((width) => ({ width })), ...(!notes && { stickyRowsCount: 1 }) };
  });
  const blob = await writeXlsxFile(sheets).toBlob();
  return withFontsInOrder(new Uint8Array(await blob.arrayBuffer()));
}
