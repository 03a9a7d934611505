import { strToU8, zipSync } from "fflate";

/**
 * Workbooks written by hand for the tests of the spreadsheet reader, each part replaceable: no office program writes
 * bad ones.
 */
export const workbookXml =
  '<workbook xmlns:r="r"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>';
export const relationsXml =
  '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';

export function cell(address: string, text: string): string {
  return `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

export function sheetXml(rows: string, after = ""): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;
}

/** Rows of text, the first being row 1; "" is no cell. */
export function rowsXml(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], row: number): string =>
    cells.map((text, column) => (text === "" ? "" : cell(`${String.fromCharCode(65 + column)}${row}`, text))).join("");
  return rows.map((cells, index) => `<row r="${index + 1}">${line(cells, index + 1)}</row>`).join("");
}

export function workbook(sheet: string, parts: Record<string, string | Uint8Array> = {}, level: 0 | 9 = 9): Uint8Array {
  const all: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": workbookXml,
    "xl/_rels/workbook.xml.rels": relationsXml,
    "xl/worksheets/sheet1.xml": sheet,
    ...parts,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]),
    ),
    { level },
  );
}

export function table(rows: readonly (readonly string[])[]): Uint8Array {
  return workbook(sheetXml(rowsXml(rows)));
}

/** The bytes with one place changed, found by its text. */
export function patched(bytes: Uint8Array, at: number, value: readonly number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(value, at);
  return copy;
}

/** Where the central directory's nth entry, or the end record, starts. */
export function directoryEntry(bytes: Uint8Array, nth: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = view.getUint32(endRecord(bytes) + 16, true);
  for (let index = 0; index < nth; index += 1)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  return at;
}

export function endRecord(bytes: Uint8Array): number {
  return bytes.length - 22;
}
