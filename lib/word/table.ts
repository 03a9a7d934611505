import { BorderStyle, Table, TableCell, TableLayoutType, TableRow, WidthType, type Paragraph } from "docx";

/**
 * A table with lines, as wide as its columns. Its head is repeated on each page, and no row is broken but one that is
 * tall: whole, it would leave half of a page empty before it.
 */
interface LinedTable {
  /** Twips. */
  columns: readonly number[];
  head: readonly Paragraph[][];
  rows: readonly Paragraph[][][];
  /** By the place of a row; none is if it is left out. */
  isTall?: (place: number) => boolean;
}

const line = { style: BorderStyle.SINGLE, size: 4, color: "auto" };
/** On both sides of a cell, in twips. */
export const cellGap = 70;

interface RowKind {
  head?: boolean;
  tall?: boolean;
}

function row(
  cells: readonly Paragraph[][],
  columns: readonly number[],
  { head = false, tall = false }: RowKind,
): TableRow {
  return new TableRow({
    tableHeader: head,
    cantSplit: !tall,
    children: cells.map(
      (children, place) =>
        new TableCell({ width: { size: columns[place] ?? 0, type: WidthType.DXA }, children: [...children] }),
    ),
  });
}

export function linedTable({ columns, head, rows, isTall = () => false }: LinedTable): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...columns],
    margins: { left: cellGap, right: cellGap, marginUnitType: WidthType.DXA },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [
      row(head, columns, { head: true }),
      ...rows.map((cells, place) => row(cells, columns, { tall: isTall(place) })),
    ],
  });
}
