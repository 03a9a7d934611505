import {
  BorderStyle,
  Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import type { ReportModel } from "@/lib/reports/model";
import { typeWidth } from "@/lib/word/page";
import { oneLine, textRuns } from "@/lib/word/text";
import type { ReportLabels } from "./labels";
import { copyToLine } from "./office-lines";

/**
 * 版记 (GB/T 9704-2012, 7.4): 抄送, then 印发机关 and 印发日期 in one line, in 4号, one character in from both sides, between lines
 * as wide as the type area, the first and the last one 0.35 mm, the one between 0.25 mm. It stands at the foot of the
 * last page.
 */

const thick = { style: BorderStyle.SINGLE, size: 8, color: "auto" };
const thin = { style: BorderStyle.SINGLE, size: 6, color: "auto" };
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };

/** 4号. */
const character = 14 * 20;

export function printNote(model: ReportModel, labels: ReportLabels): (Paragraph | Table)[] {
  const copies = copyToLine(oneLine(model.copyTo));
  const by = oneLine(model.printedBy);
  const on = model.printedOn === null ? "" : labels.printedOn(model.printedOn);
  const prefix = [...labels.copyTo].length * character;
  const lines = [
    ...(copies === ""
      ? []
      : [
          new Paragraph({
            style: "CopyTo",
            indent: { left: character + prefix, hanging: prefix, right: character },
            children: textRuns(labels.copyTo + copies),
          }),
        ]),
    ...(by === "" && on === ""
      ? []
      : [
          new Paragraph({
            style: "CopyTo",
            indent: { left: character, right: character },
            tabStops: [{ type: TabStopType.RIGHT, position: typeWidth - character }],
            children: [
              ...textRuns(by),
              ...(on === "" ? [] : [new TextRun({ children: [new Tab()] }), ...textRuns(on)]),
            ],
          }),
        ]),
  ];
  if (lines.length === 0) return [];
  const rows = lines.map(
    (line) =>
      new TableRow({
        cantSplit: true,
        children: [new TableCell({ width: { size: typeWidth, type: WidthType.DXA }, children: [line] })],
      }),
  );
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: typeWidth, type: WidthType.DXA },
    columnWidths: [typeWidth],
    margins: { left: 0, right: 0, marginUnitType: WidthType.DXA },
    borders: { top: thick, bottom: thick, left: none, right: none, insideHorizontal: thin, insideVertical: none },
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      relativeHorizontalPosition: RelativeHorizontalPosition.LEFT,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    rows,
  });
  // A table needs a paragraph behind it. Where a reader knows no tables at the foot, the empty line keeps it apart.
  return [
    new Paragraph({ style: "CopyTo", keepNext: true }),
    table,
    new Paragraph({ style: "CopyTo", spacing: { line: 20, lineRule: "exact" } }),
  ];
}
