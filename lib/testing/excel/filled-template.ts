import { writeBook, type Cells } from "@/lib/testing/book-world";

/** The template filled in correctly, and with one cell or row changed. */

export const visitHeader = [
  "编号",
  "调研点",
  "走访日期",
  "开始",
  "结束",
  "方式",
  "地点",
  "走访人员",
  "记录人",
  "听取对象",
  "工作现状",
  "经验典型",
  "存在问题",
  "思考建议",
];
export const entryHeader = ["编号", "维度", "调研提纲问题", "内容", "原话/归纳", "谁说的（类别）"];
export const figureHeader = ["编号", "维度", "指标", "数值", "单位", "截至", "口径", "来源"];
export const goodVisit: Cells[number] = [
  "1",
  "桥头镇",
  "2026-03-12",
  "9:00",
  "11:30",
  "座谈交流",
  "镇政府",
  "李明",
  "李明",
  "村干部5人",
  "",
  "",
  "",
  "",
];
export const goodEntry: Cells[number] = ["1", "存在问题", "", "专职人员不足。", "", ""];
export const goodFigure: Cells[number] = ["1", "工作现状", "议事会", "12", "个", "2026-10", "", ""];

const letter = (address: string) => address.charCodeAt(0) - 65;
export const changed = (row: Cells[number], address: string, value: Cells[number][number]) =>
  row.map((each, column) => (column === letter(address) ? value : each));

export type Sheet = "走访" | "条目" | "数据";
/** The template filled in correctly, except for one cell of row 2. */
export function withCell(sheet: Sheet, address: string, value: Cells[number][number]): Promise<Uint8Array> {
  const row = (of: Sheet, good: Cells[number]) => (of === sheet ? changed(good, address, value) : good);
  return writeBook({
    走访: [visitHeader, row("走访", goodVisit)],
    条目: [entryHeader, row("条目", goodEntry)],
    数据: [figureHeader, row("数据", goodFigure)],
  });
}
