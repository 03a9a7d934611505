import { cleanText } from "@/lib/clean-text";
import { siteImportLimits } from "@/lib/sites/import-problems";
import { isCounty, isSiteTable, readSiteTable } from "@/lib/sites/read-site-table";
import { readKindWord, recognizeSiteKind } from "@/lib/sites/site-kind";
import { judgeSiteRows, type SiteCells, type SiteList } from "@/lib/sites/site-name";

/**
 * A list of 调研点 as people paste it from a document, a chat or a spreadsheet. Pure.
 *
 * One name for each line, or several in a line separated by 、，,;； or a tab, outside brackets:
 * 额敏（兵地、辽阳）工业园区 is one. Numbering (1. 1、 （1） ① 一、) is ignored. Lines with tabs are a table, as copied from
 * Excel: one column has the names. `row` is the number of the line with the name, from 1.
 */
export function readPastedList(text: string): SiteList {
  // More than any list of 20,000 names has. Further text is not read.
  if (text.length > siteImportLimits.pastedCharacters) return tooMany();
  const lines = cleanText(text, true).split("\n");
  if (lines.length > siteImportLimits.rows) return tooMany();
  if (lines.some((line) => line.includes("\t"))) {
    const table = lines.map((line) => line.split("\t", siteImportLimits.columns));
    if (isSiteTable(table))
      return readSiteTable(table.map(([name = "", ...others]) => [withoutNumber(name), ...others]));
  }
  const cells: SiteCells[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    for (const each of readLine(line, index + 1)) {
      cells.push(each);
      if (cells.length > siteImportLimits.rows) return tooMany();
    }
  }
  return judgeSiteRows(cells);
}

function tooMany(): SiteList {
  return { rows: [], problems: [{ row: siteImportLimits.rows + 1, code: "too_many_rows" }] };
}

function readLine(line: string, row: number): SiteCells[] {
  const columns = line.split("\t").map((cell) => cell.trim());
  const [name = "", second = "", third = ""] = columns;
  if (columns.length > 1 && columns.length < 6 && splitNames(name).length === 1) {
    if (second === "" || readKindWord(second)) return [{ row, name: withoutNumber(name), kind: second, county: third }];
    if (isCounty(second)) return [{ row, name: withoutNumber(name), kind: "", county: second }];
  }
  return splitNames(line).map((each) => ({ row, name: each, kind: "", county: "" }));
}

/** Numbers that begin an item. A Chinese numeral counts only with 、 or in brackets, because 八五〇农场 and 五一镇 are names. */
const numbering =
  /^(?:[(（]\s*[0-9０-９一二三四五六七八九十]{1,4}\s*[)）]|[0-9０-９]{1,4}\s*[.．、)）:：](?![0-9０-９])|[一二三四五六七八九十]{1,3}、|[0-9０-９]{1,4}\s+|[①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛❶-❿➀-➓]|[•·●■◆○▪]\s*|[*-]\s+)\s*/u;

function withoutNumber(text: string): string {
  return text.trim().replace(numbering, "").trim();
}

function splitNames(line: string): string[] {
  return splitOutsideBrackets(setNumberingApart(withoutNumber(line)))
    .map((part) => withoutNumber(part).replace(/[。；;]+$/u, ""))
    .filter((part) => part !== "")
    .flatMap(splitAtSpaces);
}

/** "桥头镇 2、沙沟镇" and "桥头镇②沙沟镇": an item's number in the middle of a line starts a new item. */
function setNumberingApart(line: string): string {
  return line
    .replace(/([、，,;；\s])[0-9０-９]{1,4}\s*[.．、)）](?![0-9０-９])/gu, "$1；")
    .replace(/([、，,;；\s]?)[①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛❶-❿➀-➓]/gu, "；");
}

function splitOutsideBrackets(line: string): string[] {
  const balanced = line.split(/[(（]/u).length === line.split(/[)）]/u).length;
  const parts: string[] = [];
  let [start, depth] = [0, 0];
  for (const { 0: mark, index } of line.matchAll(balanced ? /[(（)）、，,;；\t]/gu : /[、，,;；\t]/gu)) {
    if ("(（".includes(mark)) depth += 1;
    else if (")）".includes(mark)) depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      parts.push(line.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, line.slice(start)];
}

/** Spaces separate only if every piece contains a kind: "桥头镇 沙沟镇", but not "Qiaotou 镇". */
function splitAtSpaces(text: string): string[] {
  const pieces = text.split(/\s+/u);
  const allNames =
    pieces.length > 1 && pieces.every((piece) => recognizeSiteKind(piece) !== null && !readKindWord(piece));
  return allNames ? pieces : [text];
}
