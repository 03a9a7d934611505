import type { Table } from "docx";
import type { Bookmarks } from "@/lib/word/bookmarks";
import { typeWidth } from "@/lib/word/page";
import { linedTable } from "@/lib/word/table";
import { lineParagraph, oneLine, paragraphs } from "@/lib/word/text";
import { markName, rowName, type EvidenceNumbers } from "./evidence-numbers";
import type { ReportLabels } from "./labels";

/** 佐证索引 as a table: 编号, 镇街, 日期, 维度, 原文. */

/** In twips; the last column has the rest. */
const narrow = [640, 1_400, 1_480, 740];
const columns = [...narrow, typeWidth - narrow.reduce((sum, width) => sum + width, 0)];

const one = (style: "EvidenceHead" | "EvidenceCell", text: string) => [lineParagraph({ style, text: oneLine(text) })];

/** The number of a row leads back to the mark that cites it first. */
export function evidenceTable(
  { entries, citedAt }: EvidenceNumbers,
  labels: ReportLabels,
  bookmarks: Bookmarks,
): Table {
  const number = (place: number) =>
    lineParagraph({
      style: "EvidenceCell",
      text: String(place + 1),
      bookmark: bookmarks.named(rowName(place + 1)),
      link: markName(citedAt[place] ?? 0),
    });
  return linedTable({
    columns,
    head: labels.evidenceColumns.map((name) => one("EvidenceHead", name)),
    rows: entries.map(({ siteName, visitedOn, dimension, text }, index) => [
      [number(index)],
      one("EvidenceCell", siteName),
      one("EvidenceCell", labels.shortDate(visitedOn)),
      one("EvidenceCell", labels.shortDimensions[dimension]),
      paragraphs("EvidenceCell", [{ text }]),
    ]),
  });
}
