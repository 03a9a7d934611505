import { BorderStyle, Table, TableCell, TableLayoutType, TableRow, WidthType, type Paragraph } from "docx";
import { typeWidth } from "@/lib/word/page";
import { lineParagraph, oneLine, paragraphs } from "@/lib/word/text";
import type { EvidenceNumbers } from "./evidence-numbers";
import type { ReportLabels } from "./labels";

/** 佐证索引 as a table: 编号, 镇街, 日期, 维度, 原文. Its head is repeated on each page, and no row is broken. */

/** In twips; the last column has the rest. */
const narrow = [640, 1_400, 1_480, 740];
const columns = [...narrow, typeWidth - narrow.reduce((sum, width) => sum + width, 0)];
const line = { style: BorderStyle.SINGLE, size: 4, color: "auto" };
const gap = 70;

function row(cells: readonly Paragraph[][], head: boolean): TableRow {
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: cells.map(
      (children, place) =>
        new TableCell({ width: { size: columns[place] ?? 0, type: WidthType.DXA }, children: [...children] }),
    ),
  });
}

const one = (style: "EvidenceHead" | "EvidenceCell", text: string) => [lineParagraph({ style, text: oneLine(text) })];

export function evidenceTable({ entries }: EvidenceNumbers, labels: ReportLabels): Table {
  const head = labels.evidenceColumns.map((name) => one("EvidenceHead", name));
  const rows = entries.map(({ siteName, visitedOn, dimension, text }, index) => [
    one("EvidenceCell", String(index + 1)),
    one("EvidenceCell", siteName),
    one("EvidenceCell", labels.shortDate(visitedOn)),
    one("EvidenceCell", labels.shortDimensions[dimension]),
    paragraphs("EvidenceCell", [{ text }]),
  ]);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: typeWidth, type: WidthType.DXA },
    columnWidths: columns,
    margins: { left: gap, right: gap, marginUnitType: WidthType.DXA },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}
