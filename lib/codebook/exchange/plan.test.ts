import { describe, expect, it } from "vitest";
import { planImport } from "@/lib/codebook/exchange/plan";
import { readPath, writePath, type CurrentTheme, type WrittenRow } from "@/lib/codebook/exchange/rows";

const theme = (
  id: string,
  name: string,
  parentId: string | null = null,
  more: Partial<CurrentTheme> = {},
): CurrentTheme => ({
  ...{ id, name, parentId, dimension: "problem", definition: "", example: "", archived: false },
  ...more,
});
let next = 1;
const row = (name: string, more: Partial<WrittenRow> = {}): WrittenRow => ({
  ...{ row: (next += 1), id: "", dimension: "存在问题", above: "", name, definition: "", example: "", archived: "" },
  ...more,
});
const refusals = (current: CurrentTheme[], rows: WrittenRow[]) =>
  planImport(current, rows).refused.map(({ row: number, field, code }) => [number, field, code]);

describe("a file of a codebook", () => {
  it("says of each row what it creates, renames, moves or changes, and leaves alone what it does not name", () => {
    const current = [theme("a", "人员"), theme("b", "编制", "a"), theme("c", "经费"), theme("d", "别的")];
    const [first, second, third, fourth] = [
      row("队伍", { id: "a" }),
      // The path of today, though the file renames what is above.
      row("编制", { id: "b", above: "人员", definition: "岗位和人数" }),
      row("经费", { above: "队伍", archived: "是" }),
      row("新的", { above: "队伍 / 编制", example: "一个人管七条线" }),
    ] as const;
    const plan = planImport(current, [first, second, third, fourth]);
    expect(plan.refused).toEqual([]);
    expect(plan.rows.map(({ row: number, name, above, did, was }) => [number, name, above, did, was])).toEqual([
      [first.row, "队伍", "", ["renamed"], { name: "人员", above: "" }],
      [second.row, "编制", "队伍", ["definition"], { name: "编制", above: "人员" }],
      [third.row, "经费", "队伍", ["moved", "archived"], { name: "经费", above: "" }],
      [fourth.row, "新的", "队伍 / 编制", ["created"], null],
    ]);
    expect(plan.untouched).toBe(1);
  });

  it("takes names that change places, and a row that was copied with its hidden number", () => {
    const current = [theme("a", "甲"), theme("b", "乙")];
    const swapped = planImport(current, [row("乙", { id: "a" }), row("甲", { id: "b" })]);
    expect(swapped.refused).toEqual([]);
    expect(swapped.rows.map(({ did }) => did)).toEqual([["renamed"], ["renamed"]]);
    const copied = planImport(current, [row("甲", { id: "a" }), row("丙", { id: "a" })]);
    expect(copied.rows.map(({ name, did }) => [name, did])).toEqual([["丙", ["created"]]]);
  });

  it("refuses a row with its number and its field, and what hangs on it", () => {
    const current = [theme("a", "甲"), theme("s", "建议", null, { dimension: "suggestion" })];
    const rows = [
      row(""),
      row("字".repeat(61)),
      row("乙", { dimension: "别的维度" }),
      row("丙", { definition: "字".repeat(501) }),
      row("丁", { example: "字".repeat(301) }),
      row("戊", { archived: "也许" }),
      row("己", { above: "没有的" }),
      row("庚", { above: "己" }),
      row("建议", { id: "s" }),
      row("甲", { id: "" }),
      row("甲", { id: "" }),
    ] as const;
    expect(refusals(current, [...rows])).toEqual([
      [rows[0].row, "name", "nameEmpty"],
      [rows[1].row, "name", "tooLong"],
      [rows[2].row, "dimension", "dimensionUnknown"],
      [rows[3].row, "definition", "tooLong"],
      [rows[4].row, "example", "tooLong"],
      [rows[5].row, "archived", "archivedUnknown"],
      [rows[6].row, "above", "aboveUnknown"],
      [rows[7].row, "above", "aboveUnknown"],
      [rows[8].row, "dimension", "otherDimension"],
      [rows[10].row, "name", "nameTwice"],
    ]);
  });

  it("closes no circle, grows no deeper than a tree may be, and puts nothing in use below what is archived", () => {
    const current = [theme("a", "甲"), theme("b", "乙", "a"), theme("c", "丙", "b"), theme("d", "丁")];
    const circle = [row("甲", { id: "a", above: "甲 / 乙" })];
    expect(refusals(current, circle)).toEqual([[circle[0]?.row, "above", "circle"]]);
    // With all below it, though the file does not name them.
    const deep = [row("戊", { above: "丁" }), row("甲", { id: "a", above: "丁 / 戊" })];
    expect(refusals(current, deep)).toEqual([[deep[1]?.row, "above", "tooDeep"]]);
    const used = [row("甲", { id: "a", archived: "是" }), row("乙", { id: "b", above: "甲" })];
    expect(refusals(current, used)).toEqual([[used[1]?.row, "archived", "aboveArchived"]]);
    const along = planImport(current, [row("甲", { id: "a", archived: "是" })]);
    expect(along.archivedAlong).toEqual(["b", "c"]);
  });

  it("does not take a name that a theme outside the file has", () => {
    const current = [theme("a", "甲"), theme("b", "乙")];
    const taken = [row("乙", { id: "a" })];
    expect(refusals(current, taken)).toEqual([[taken[0]?.row, "name", "nameTaken"]]);
  });
});

it("a slash in a name is no step of a path", () => {
  for (const path of [["水/电", "路"], ["甲 / 乙"], ["//", "/"]]) expect(readPath(writePath(path))).toEqual(path);
  expect(readPath("人员/编制")).toEqual(["人员", "编制"]);
});
