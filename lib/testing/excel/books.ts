import { strToU8, zipSync } from "fflate";

/** Workbooks written part by part for the tests of the reader: no office program writes bad ones. */

/** A cell as text, as a number, or as its own XML at an address. */
export type Cell = string | number | null | ((address: string) => string);
export type Rows = readonly (readonly Cell[])[];

export const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const raw =
  (attributes: string, inner: string): Cell =>
  (address) =>
    `<c r="${address}"${attributes}>${inner}</c>`;
/** XML inside the text of a cell, unescaped. */
export const inline = (xml: string) => raw(' t="inlineStr"', `<is>${xml}</is>`);
export const error = (code: string) => raw(' t="e"', `<v>${code}</v>`);
export const shared = (index: number | string) => raw(' t="s"', `<v>${index}</v>`);
/** A formula; without `value` it was never calculated. */
export const formula = (code: string, value?: string, type = "") =>
  raw(type && ` t="${type}"`, `<f>${escaped(code)}</f>${value === undefined ? "" : `<v>${value}</v>`}`);
export const isoDay = (text: string) => raw(' t="d"', `<v>${text}</v>`);
export const digits = (value: string) => raw("", `<v>${value}</v>`);
/** A number under one of the looks of `stylesXml`. */
export const styled = (value: number | string, look: keyof typeof looks) =>
  raw(` s="${looks[look]}"`, `<v>${value}</v>`);

const looks = { day: 1, percent: 2, time: 3, chineseDay: 4, thousands: 5, dayTime: 6 } as const;
const stylesXml =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts>' +
  `<cellXfs>${[0, 14, 9, 20, 164, 3, 22].map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs></styleSheet>`;

const columnName = (column: number): string =>
  (column < 26 ? "" : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

function cellXml(cell: Cell, address: string): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "function") return cell(address);
  if (typeof cell === "number") return `<c r="${address}"><v>${cell}</v></c>`;
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

export function rowsXml(rows: Rows): string {
  return rows
    .map(
      (row, index) =>
        `<row r="${index + 1}">${row.map((cell, column) => cellXml(cell, `${columnName(column)}${index + 1}`)).join("")}</row>`,
    )
    .join("");
}

export const sheetXml = (rows: string, after = "") =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;

export interface Making {
  /** Hidden sheets, by name. */
  hidden?: Record<string, "hidden" | "veryHidden">;
  /** Merged ranges of the first sheet. */
  merges?: readonly string[];
  since1904?: boolean;
  strings?: string;
  /** Parts to add, replace or remove. */
  parts?: Record<string, string | Uint8Array | null>;
  level?: 0 | 9;
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const relation = (id: string, type: string, target: string, more = "") =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${more}/>`;
export const relations = (...each: string[]) => `<Relationships>${each.join("")}</Relationships>`;

/** The package of a workbook: each sheet's rows, or its XML unchanged. */
export function makeBook(
  sheets: Record<string, Rows | string>,
  { hidden = {}, merges = [], since1904 = false, strings, parts = {}, level = 9 }: Making = {},
): Uint8Array {
  const names = Object.keys(sheets);
  const merged =
    merges.length > 0 ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>` : "";
  const all: Record<string, string | Uint8Array | null> = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `<workbook xmlns:r="r"><workbookPr date1904="${since1904 ? 1 : 0}"/><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}"${hidden[name] ? ` state="${hidden[name]}"` : ""} r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      ...names.map((_, at) => relation(`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`)),
      relation("s", "styles", "styles.xml"),
      relation("t", "sharedStrings", "sharedStrings.xml"),
    ),
    "xl/styles.xml": stylesXml,
    ...(strings !== undefined && { "xl/sharedStrings.xml": `<sst>${strings}</sst>` }),
    ...Object.fromEntries(
      Object.entries(sheets).map(([, rows], at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        typeof rows === "string" ? rows : sheetXml(rowsXml(rows), at === 0 ? merged : ""),
      ]),
    ),
    ...parts,
  };
  return pack(all, level);
}

export function pack(parts: Record<string, string | Uint8Array | null>, level: 0 | 9 = 9): Uint8Array {
  const kept = Object.entries(parts).flatMap(([name, part]) =>
    part === null ? [] : [[name, typeof part === "string" ? strToU8(part) : part] as const],
  );
  return zipSync(Object.fromEntries(kept), { level });
}

export const visitHeader = [
  "编号",
  "调研点",
  "走访日期",
  "开始",
  "结束",
  "方式",
  "地点",
  "走访人员",
  "记录人",
  "听取对象",
  "工作现状",
  "经验典型",
  "存在问题",
  "思考建议",
  "人数",
] as const;
export const entryHeader = ["编号", "维度", "调研提纲问题", "内容", "原话/归纳", "谁说的（类别）"] as const;
export const figureHeader = ["编号", "维度", "指标", "数值", "单位", "截至", "口径", "来源"] as const;

export type VisitRow = Partial<Record<(typeof visitHeader)[number], Cell>>;
export type EntryRow = Partial<Record<(typeof entryHeader)[number], Cell>>;
export type FigureRow = Partial<Record<(typeof figureHeader)[number], Cell>>;

function table<Header extends string>(
  header: readonly Header[],
  usual: Partial<Record<Header, Cell>>,
  changes: readonly Partial<Record<Header, Cell>>[],
): Rows {
  return [header, ...changes.map((change) => header.map((name) => ({ ...usual, ...change })[name] ?? null))];
}

/** Rows that are valid except for the given change in each. */
export const visitRows = (...changes: VisitRow[]) =>
  table(visitHeader, { 编号: "1", 调研点: "桥头镇", 走访日期: "2026-03-12", 方式: "座谈交流" }, changes);
export const entryRows = (...changes: EntryRow[]) =>
  table(entryHeader, { 编号: "1", 维度: "存在问题", 内容: "人手不足" }, changes);
export const figureRows = (...changes: FigureRow[]) =>
  table(
    figureHeader,
    { 编号: "1", 维度: "工作现状", 指标: "议事会", 数值: "12", 单位: "个", 截至: "2026-10" },
    changes,
  );

export const visitBook = (change: VisitRow, making?: Making) => makeBook({ 走访: visitRows(change) }, making);
export const entryBook = (change: EntryRow, making?: Making) =>
  makeBook({ 走访: visitRows({}), 条目: entryRows(change) }, making);
export const figureBook = (change: FigureRow, making?: Making) =>
  makeBook({ 走访: visitRows({}), 数据: figureRows(change) }, making);

/** The bytes of a text in UTF-16, with its byte order mark unless `bare`. */
export function utf16(text: string, order: "le" | "be", bare = false): Uint8Array {
  const units = [...(bare ? "" : "\uFEFF"), ...text].join("");
  return Uint8Array.from({ length: units.length * 2 }, (_, at) =>
    (at % 2 === 0) === (order === "le") ? units.charCodeAt(at >> 1) & 0xff : units.charCodeAt(at >> 1) >> 8,
  );
}

/** The bytes of a text in GBK, found by decoding every possible pair. */
export function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder("gb18030");
  const pairs = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) pairs.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Uint8Array.from(
    [...text].flatMap((each) => (each < "\u0080" ? [each.charCodeAt(0)] : (pairs.get(each) ?? [0x3f]))),
  );
}

/** The bytes with some of them changed. */
export function changed(bytes: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array {
  const copy = bytes.slice();
  change(copy);
  return copy;
}

/** The first position of a text in the bytes. */
export function placeOf(bytes: Uint8Array, text: string): number {
  const found = Buffer.from(bytes).indexOf(text);
  if (found < 0) throw new Error(`no ${text} in the bytes`);
  return found;
}
