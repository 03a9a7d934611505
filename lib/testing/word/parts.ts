import { packDocx } from "@/lib/testing/word/wps-writers";

/** Small pieces of WordprocessingML, for tests of one way of marking at a time. */
const spaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
].join(" ");

export const run = (words: string, properties = "") =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ""}<w:t xml:space="preserve">${words}</w:t></w:r>`;
export const paragraph = (inner: string, properties = "") =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ""}${inner.startsWith("<") ? inner : run(inner)}</w:p>`;
export const cell = (inner: string, properties = "") =>
  `<w:tc>${properties ? `<w:tcPr>${properties}</w:tcPr>` : ""}${inner.startsWith("<") ? inner : paragraph(inner)}</w:tc>`;
export const row = (...cells: string[]) =>
  `<w:tr>${cells.map((each) => (each.startsWith("<w:tc>") ? each : cell(each))).join("")}</w:tr>`;
export const table = (...rows: string[]) => `<w:tbl>${rows.join("")}</w:tbl>`;
const fieldMark = (kind: string, inner = "") => `<w:r><w:fldChar w:fldCharType="${kind}">${inner}</w:fldChar></w:r>`;
export const field = (instruction: string, result: string | null = null, data = "") =>
  `${fieldMark("begin", data)}<w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r>${
    result === null ? "" : `${fieldMark("separate")}${run(result)}`
  }${fieldMark("end")}`;
/** Relations of the main part: id, last word of the type, target. */
export const relations = (...each: [id: string, type: string, target: string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;
export const styles = (inner: string) => `<w:styles ${spaces}>${inner}</w:styles>`;
export const notes = (kind: "footnotes" | "endnotes", inner: string) => `<w:${kind} ${spaces}>${inner}</w:${kind}>`;

export function documentOf(inner: string, more: Record<string, string> = {}): Uint8Array {
  return packDocx({ "word/document.xml": `<w:document ${spaces}><w:body>${inner}</w:body></w:document>`, ...more });
}
