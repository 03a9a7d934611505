import { BorderStyle, Table, TableCell, TableLayoutType, TableRow, WidthType, type Paragraph } from "docx";

/** A table with lines, as wide as its columns. Its head is repeated on each page, and no row is broken. */
interface LinedTable {
  /** Twips. */
  columns: readonly number[];
  head: readonly Paragraph[][];
  rows: readonly Paragraph[][][];
}

const line = { style: BorderStyle.SINGLE, size: 4, color: "auto" };
const gap = 70;

function row(cells: readonly Paragraph[][], columns: readonly number[], head: boolean): TableRow {
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: cells.map(
      (children, place) =>
        new TableCell({ width: { size: columns[place] ?? 0, type: WidthType.DXA }, children: [...children] }),
    ),
  });
}

export function linedTable({ columns, head, rows }: LinedTable): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...columns],
    margins: { left: gap, right: gap, marginUnitType: WidthType.DXA },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [row(head, columns, true), ...rows.map((cells) => row(cells, columns, false))],
  });
}
