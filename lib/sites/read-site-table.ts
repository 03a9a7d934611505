import { cleanText } from "@/lib/clean-text";
import { readKindWord, recognizeSiteKind } from "@/lib/sites/site-kind";
import { judgeSiteRows, type SiteCells, type SiteList } from "@/lib/sites/site-name";

/**
 * 调研点 from a table of text cells. Its first row is Excel's row 1. Pure.
 *
 * The header is searched in the first rows with content: a title or a date may be above it.
 * Without a header the content decides which column is which. Rows without content in these columns are skipped.
 */
export function readSiteTable(cells: readonly (readonly string[])[]): SiteList {
  const table = cells.map((line) => line.map((cell) => cleanText(cell, false)));
  const header = findHeader(table);
  const columns = header?.columns ?? guessColumns(table);
  const rows: SiteCells[] = [];
  for (let index = header ? header.index + 1 : 0; index < table.length; index += 1) {
    const line = table[index] ?? [];
    const read = (column: number | undefined): string => (column === undefined ? "" : (line[column] ?? "").trim());
    const [name, kind, county] = [read(columns.name), read(columns.kind), read(columns.county)];
    // A row with only 区县 is the rest of a merged cell, or a list's footer.
    if (name === "" && kind === "") continue;
    // The header again: its second row if cells are merged, or a repetition on each printed page.
    if (header && nameWords.has(headerWord(name))) continue;
    rows.push({ row: index + 1, name, kind, county });
  }
  return judgeSiteRows(rows);
}

/** True if rows with tabs are a table: the first is a header, or exactly one column contains names. */
export function isSiteTable(table: readonly (readonly string[])[]): boolean {
  const filled = table.filter(isFilled).slice(0, 200);
  if (findHeader(filled.slice(0, 1))) return true;
  return columnsOf(filled).filter((column) => share(filled, column, isName) > 0.5).length === 1;
}

interface Columns {
  name: number;
  kind?: number;
  county?: number;
}

const nameWords = wordSet(
  "名称 镇街 镇街园区 镇街名称 镇街园区名称 乡镇 乡镇街道 乡镇名称 乡镇街道名称 镇乡 镇乡街道 镇街道 单位 单位名称 调研点 调研点名称 调研单位 调研对象 走访单位 走访点 地点 站点 name site township town",
);
const kindWords = wordSet("类别 类型 种类 性质 属性 调研点类型 单位类型 单位类别 单位性质 kind type category");
const countyWords = wordSet(
  "区县 县区 县市区 市区县 区市县 县市 市区 区 县 区县市 市县区 所属区县 所属县区 所属县市区 所在区县 所在县区 所在县市区 所属地区 所属区域 隶属 county district",
);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** "镇街（园区）名称 *" → "镇街园区名称" */
function headerWord(cell: string): string {
  return cell
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s()/、,·*:：_\-]/gu, "");
}

function findHeader(table: readonly (readonly string[])[]): { index: number; columns: Columns } | undefined {
  let looked = 0;
  for (const [index, line] of table.entries()) {
    if (!isFilled(line)) continue;
    looked += 1;
    if (looked > 10) return undefined;
    const words = line.map(headerWord);
    const name = words.findIndex((word) => nameWords.has(word));
    const kind = words.findIndex((word) => kindWords.has(word));
    const county = words.findIndex((word) => countyWords.has(word));
    // A row with a site's name is data, whatever is beside it (镇街园区 is a header word and looks like a name).
    if (name < 0 || line.some((cell, column) => isName(cell.trim()) && !nameWords.has(words[column] ?? ""))) continue;
    return { index, columns: { name, ...(kind >= 0 && { kind }), ...(county >= 0 && { county }) } };
  }
  return undefined;
}

/** Without a header: the column with most names has the names. A column is kind or county if most of its cells are. */
function guessColumns(table: readonly (readonly string[])[]): Columns {
  const sample = table.filter(isFilled).slice(0, 200);
  const best = (holds: (cell: string) => boolean, least: number, taken?: number): number | undefined => {
    let found: number | undefined;
    let most = least;
    for (const column of columnsOf(sample)) {
      const value = share(sample, column, holds);
      if (value > most && column !== taken) [found, most] = [column, value];
    }
    return found;
  };
  const name = best(isName, 0) ?? firstTextColumn(sample);
  const kind = best((cell) => readKindWord(cell) !== null, 0.5, name);
  const county = best(isCounty, 0.5, name);
  return { name, ...(kind !== undefined && { kind }), ...(county !== undefined && { county }) };
}

function isFilled(line: readonly string[]): boolean {
  return line.some((cell) => cell.trim() !== "");
}

function columnsOf(table: readonly (readonly string[])[]): number[] {
  return [...Array(Math.max(0, ...table.map((line) => line.length))).keys()];
}

/** The share of a column's filled cells for which the test is true, 0 to 1. */
function share(table: readonly (readonly string[])[], column: number, holds: (cell: string) => boolean): number {
  const filled = table.map((line) => (line[column] ?? "").trim()).filter((cell) => cell !== "");
  return filled.length === 0 ? 0 : filled.filter(holds).length / filled.length;
}

function isName(cell: string): boolean {
  return recognizeSiteKind(cell) !== null && readKindWord(cell) === null;
}

/** 海陵区, 泰兴市: the ending shows a county, and the word is not a kind of 调研点 (开发区). */
export function isCounty(cell: string): boolean {
  return /^\S{1,15}[县区市旗]$/u.test(cell) && recognizeSiteKind(cell) === null;
}

function firstTextColumn(sample: readonly (readonly string[])[]): number {
  const line = sample[0] ?? [];
  return Math.max(
    0,
    line.findIndex((cell) => cell.trim() !== "" && !/^\d+$/u.test(cell.trim())),
  );
}
