import { expect, it } from "vitest";
import { linesOf, wordColumns } from "./word-columns";

const paper = { total: 13_776, character: 210, gaps: 140 };
const columns = [
  { title: "序号", width: 6 },
  { title: "内容", width: 60 },
  { title: "核实状态", width: 10 },
  { title: "截至", width: 8 },
  { title: "状态", width: 10, choices: ["待办理", "已销号"] },
];
const rows = [[1, "很长的一段话，写在几行里面。".repeat(9), "已核实", "2026-09-14", ""]];

it("a day, a state and a head of four characters are not divided, and the widths are those of the paper", () => {
  const widths = wordColumns(columns, rows, paper);
  const [number = 0, content = 0, check = 0, day = 0, state = 0] = widths.map((width) => (width - 140) / 210);
  expect(number).toBeGreaterThanOrEqual(2);
  expect(check).toBeGreaterThanOrEqual(4);
  // In a font whose digits are wider than half a Han.
  expect(day).toBeGreaterThanOrEqual(6.5);
  expect(state).toBeGreaterThanOrEqual(3);
  expect(content).toBeGreaterThan(30);
  const sum = widths.reduce((total, width) => total + width, 0);
  expect(sum).toBeLessThanOrEqual(paper.total);
  expect(sum).toBeGreaterThan(paper.total - columns.length);
});

it("columns that have room enough are shared as in the workbook", () => {
  expect(
    wordColumns(
      [
        { title: "甲", width: 30 },
        { title: "乙", width: 10 },
      ],
      [],
      paper,
    ),
  ).toEqual([10_332, 3_444]);
});

it("where not all can have what they need, each has the same", () => {
  const many = Array.from({ length: 20 }, () => ({ title: "走访日期", width: 10 }));
  expect(new Set(wordColumns(many, [], paper))).toEqual(new Set([688]));
});

it("the lines of a row are those of its highest cell", () => {
  const widths = [140 + 210 * 10, 140 + 210 * 4];
  expect(linesOf(["十个字十个字十个字十", 1], widths, paper)).toBe(1);
  expect(linesOf(["一\n\n二", "2026-09-14"], widths, paper)).toBe(3);
  expect(linesOf(["短", "四个字四个字四个字四个字四"], widths, paper)).toBe(4);
});
