import {
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { sheet } from "@/lib/visits/minutes/fit";
import type { MinutesModel } from "@/lib/visits/minutes/model";
import { lineParagraph } from "@/lib/word/text";
import type { MinutesStyleId } from "./docx-styles";

const twips = (points: number) => Math.round(points * 20);
const columns = sheet.columns.map(twips);
const line = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;

interface CellInput {
  style: MinutesStyleId;
  text: string;
  /** How many of the four columns it uses. */
  span?: number;
  /** The first of them. */
  at: number;
  top?: boolean;
}

function cell({ style, text, span = 1, at, top }: CellInput): TableCell {
  const width = columns.slice(at, at + span).reduce((sum, column) => sum + column, 0);
  const margins = {
    marginUnitType: WidthType.DXA,
    top: twips(sheet.cell.paddingY),
    bottom: twips(sheet.cell.paddingY),
    left: twips(sheet.cell.paddingX),
    right: twips(sheet.cell.paddingX),
  };
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(span > 1 && { columnSpan: span }),
    verticalAlign: top ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    margins,
    children: [text.trim() === "" ? new Paragraph({ style }) : lineParagraph({ style, text })],
  });
}

function row(cells: TableCell[], height?: number): TableRow {
  return new TableRow({
    cantSplit: true,
    ...(height !== undefined && { height: { value: twips(height), rule: HeightRule.ATLEAST } }),
    children: cells,
  });
}

function table(rows: TableRow[]): Table {
  return new Table({
    width: { size: columns.reduce((sum, column) => sum + column, 0), type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows,
  });
}

type Fact = MinutesModel["facts"]["time"];

/** 时间, 方式, 地点, 记录人, 走访人员, 受访对象. */
export function factsTable({ facts }: MinutesModel): Table {
  const name = (text: string, at: number) => cell({ style: "FactName", text, at });
  const value = (text: string, at: number, span = 1) => cell({ style: "FactValue", text, at, span });
  const pair = (left: Fact, right: Fact) =>
    row([name(left.name, 0), value(left.value, 1), name(right.name, 2), value(right.value, 3)]);
  const wide = (fact: Fact) => row([name(fact.name, 0), value(fact.value, 1, 3)]);
  return table([
    pair(facts.time, facts.method),
    pair(facts.place, facts.recorder),
    wide(facts.members),
    wide(facts.audiences),
  ]);
}

/** 核对意见: what the township ticks, writes and stamps. Its rows stay on one page. */
export function checkTable({ check }: MinutesModel, corrections: number): Table {
  const name = (text: string, at: number) => cell({ style: "CheckName", text, at });
  const value = (text: string, at: number, span = 1) => cell({ style: "CheckLine", text, at, span });
  return table([
    row(
      [name(check.name, 0), value(check.verdict, 1), name(check.date, 2), value(check.blankDate, 3)],
      sheet.verdictRow,
    ),
    row(
      [
        name(check.corrections, 0),
        cell({ style: "CheckLine", text: check.correctionsHint, span: 3, at: 1, top: true }),
      ],
      corrections,
    ),
    row([name(check.unit, 0), value(check.seal, 1, 3)], sheet.sealRow),
  ]);
}
