import { sheet, type BodySetting } from "@/lib/visits/minutes/fit";
import { fonts } from "@/lib/word/fonts";
import type { ParagraphStyle } from "@/lib/word/styles";

export type MinutesStyleId =
  | "Title"
  | "Heading1"
  | "MinutesPurpose"
  | "MinutesEntry"
  | "MinutesGap"
  | "FactName"
  | "FactValue"
  | "CheckName"
  | "CheckLine"
  | "MinutesRemark"
  | "MinutesPhotos"
  | "PhotoCaption"
  | "PageFoot";

/** Points in Word's unit for lines: twips, as whole numbers. */
const twips = (points: number) => Math.round(points * 20);

/** The project's fonts, at the size at which these minutes fit on a page. */
export function minutesStyles(body: BodySetting): Record<MinutesStyleId, ParagraphStyle> {
  const set = ({ points, pitch }: { points: number; pitch: number }) =>
    ({ points, linePitch: twips(pitch), snapToGrid: false }) as const;
  return {
    Title: { name: "Title", font: fonts.title, align: "center", next: "MinutesPurpose", ...set(sheet.title) },
    MinutesPurpose: {
      name: "纪要说明",
      font: fonts.kai,
      align: "center",
      after: sheet.gap / sheet.purpose.pitch,
      ...set(sheet.purpose),
    },
    /** A dimension, so that a reader's outline and an import find it. */
    Heading1: {
      name: "heading 1",
      font: fonts.hei,
      indent: "firstLine",
      outlineLevel: 0,
      keepNext: true,
      next: "MinutesEntry",
      ...set(body),
    },
    MinutesEntry: { name: "纪要条目", font: fonts.body, indent: "firstLine", ...set(body) },
    /** Between a table and the text. */
    MinutesGap: { name: "纪要间隔", font: fonts.body, ...set({ points: sheet.gap / 2, pitch: sheet.gap }) },
    FactName: { name: "纪要表头", font: fonts.hei, align: "center", ...set(sheet.cell) },
    FactValue: { name: "纪要表格", font: fonts.body, align: "left", ...set(sheet.cell) },
    /** Keep the rows of 核对意见 on one page. */
    CheckName: { name: "核对项目", font: fonts.hei, align: "center", keepNext: true, ...set(sheet.cell) },
    CheckLine: { name: "核对意见", font: fonts.body, align: "left", keepNext: true, ...set(sheet.cell) },
    MinutesRemark: {
      name: "纪要附注",
      font: fonts.kai,
      align: "left",
      before: sheet.gap / sheet.remark.pitch,
      ...set(sheet.remark),
    },
    MinutesPhotos: {
      name: "纪要照片",
      font: fonts.hei,
      align: "center",
      pageBreakBefore: true,
      after: 0.5,
      ...set({ points: 14, pitch: 22 }),
    },
    PhotoCaption: { name: "照片说明", font: fonts.body, align: "center", after: 0.4, ...set(sheet.cell) },
    PageFoot: { name: "纪要页脚", font: fonts.song, align: "center", ...set({ points: 9, pitch: 14 }) },
  };
}
