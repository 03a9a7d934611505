import { siteImportLimits, type SiteFileProblemCode } from "@/lib/sites/import-problems";

/** Cells of one column merged from row to row, both from 0: the value stands in the first only. */
export interface MergedColumn {
  column: number;
  from: number;
  to: number;
}

type FirstSheet = { parts: Map<string, string>; merged: MergedColumn[] } | { problem: SiteFileProblemCode };

/**
 * The parts of a workbook that its first sheet needs, and that sheet cut to what holds values. Pure.
 *
 * Office programs store formatted empty rows down to 65,536 and empty cells out to XFD; the reader fills every gap
 * before a cell with nulls, so one cell at XFD1048576 would fill the memory. Empty cells and the rows below the last
 * value are therefore cut away here, and every address that remains must lie within the limits.
 */
export function firstSheetOf(all: ReadonlyMap<string, string>): FirstSheet {
  const workbook = all.get("xl/workbook.xml");
  const relations = all.get("xl/_rels/workbook.xml.rels");
  if (workbook === undefined || relations === undefined) return { problem: "file_type" };
  const path = firstSheetPath(workbook, relations);
  const xml = path === undefined ? undefined : all.get(path);
  if (path === undefined || xml === undefined) return { problem: "broken" };
  const sheet = cutToValues(xml);
  if (sheet === undefined) return { problem: "file_empty" };
  const problem = outOfBounds(sheet);
  if (problem) return { problem };
  // The reader is given a workbook of these two parts only, its index written here, so that nothing can lead it elsewhere.
  const shared = relationTarget(relations, /\/sharedStrings$/u) ?? "xl/sharedStrings.xml";
  const parts = new Map([...index, ["xl/sheet.xml", sheet], ["xl/sharedStrings.xml", all.get(shared) ?? "<sst/>"]]);
  return { parts, merged: mergedColumns(xml) };
}

const relationTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const index: [string, string][] = [
  ["xl/workbook.xml", '<workbook><sheets><sheet name="1" sheetId="1" id="sheet"/></sheets></workbook>'],
  [
    "xl/_rels/workbook.xml.rels",
    `<Relationships><Relationship Id="sheet" Type="${relationTypes}/worksheet" Target="sheet.xml"/></Relationships>`,
  ],
];

function relationTarget(relations: string, type: RegExp, id?: string): string | undefined {
  const tags = relations.match(/<(?:[\w.-]+:)?Relationship\s[^<>]*>/gu) ?? [];
  const tag = tags.find(
    (each) => type.test(attribute(each, "Type") ?? "") && (id === undefined || attribute(each, "Id") === id),
  );
  const target = tag && attribute(tag, "Target");
  if (!target) return undefined;
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

function firstSheetPath(workbook: string, relations: string): string | undefined {
  const tag = /<(?:[\w.-]+:)?sheet\s[^<>]*>/u.exec(workbook)?.[0];
  const id = tag && /\s(?:[\w.-]+:)?id\s*=\s*["']([^"']+)["']/u.exec(tag)?.[1];
  return id ? relationTarget(relations, /\/worksheet$/u, id) : undefined;
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, "u").exec(tag)?.[1];
}

/** The sheet up to the row of its last value, without empty cells; undefined where no cell holds anything. */
function cutToValues(xml: string): string | undefined {
  const value = /<\/(?:[\w.-]+:)?(?:v|is)\s*>/gu;
  let last = -1;
  for (let match = value.exec(xml); match; match = value.exec(xml)) last = match.index;
  if (last < 0) return undefined;
  const close = /<\/((?:[\w.-]+:)?)row\s*>/gu;
  close.lastIndex = last;
  const row = close.exec(xml);
  if (!row) return undefined;
  const prefix = row[1] ?? "";
  const start = /<(?:[\w.-]+:)?sheetData[\s>]/u.exec(xml)?.index ?? 0;
  const rows = xml.slice(start, row.index + row[0].length).replace(/<(?:[\w.-]+:)?c(?:\s[^<>]*)?\/>/gu, "");
  // Without styles a date reads as its number: no column of this list is a date, and styles are slow to read.
  const plain = rows.replace(/(<(?:[\w.-]+:)?c\s(?:[^<>]*?\s)?)s="\d+"/gu, "$1");
  const root = prefix === "" ? "" : ` xmlns:${prefix.slice(0, -1)}="sheet"`;
  return `<${prefix}worksheet${root}>${plain}</${prefix}sheetData></${prefix}worksheet>`;
}

function outOfBounds(sheet: string): SiteFileProblemCode | undefined {
  let rows = 0;
  // A loop that stops, for the hits of a hostile sheet would fill the memory.
  for (const match of sheet.matchAll(/<(?:[\w.-]+:)?row[\s/>]/gu))
    if (match && (rows += 1) > siteImportLimits.rows) return "too_many_rows";
  // Every attribute r, of rows and cells alike, wherever it stands: an unreadable one is refused, not skipped.
  for (const [, , address = ""] of sheet.matchAll(/[\s:]r\s*=\s*(["'])(.*?)\1/gsu)) {
    const parsed = /^([A-Z]{0,3})([0-9]{1,7})$/u.exec(address);
    if (!parsed) return "broken";
    if (Number(parsed[2]) > siteImportLimits.rows) return "too_many_rows";
    if (columnNumber(parsed[1] ?? "") > siteImportLimits.columns) return "too_many_columns";
  }
  return undefined;
}

/** A → 1, Z → 26, AA → 27; no letters → 0. */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Cells merged downwards, as 区县 beside its towns often are; merged titles, wider than one column, are left alone. */
function mergedColumns(xml: string): MergedColumn[] {
  const merged: MergedColumn[] = [];
  for (const [, left = "", top, right, bottom] of xml.matchAll(
    /<(?:[\w.-]+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/gu,
  )) {
    const [column, from, to] = [columnNumber(left) - 1, Number(top) - 1, Number(bottom) - 1];
    if (left !== right || column >= siteImportLimits.columns || to <= from || to >= siteImportLimits.rows) continue;
    if (merged.length >= siteImportLimits.rows) break;
    merged.push({ column, from, to });
  }
  return merged;
}
