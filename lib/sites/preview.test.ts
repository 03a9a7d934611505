import { describe, expect, test } from "vitest";
import { previewOf } from "@/lib/sites/preview";
import { readPastedList } from "@/lib/sites/read-list";

const preview = (text: string, known: { name: string; county: string }[] = []) =>
  previewOf(readPastedList(text), known);

describe("the preview of a list", () => {
  test("marks the sites that the project has, whatever their brackets and spaces", () => {
    const { rows } = preview("桥头镇\n城东（南）街道\n林湖乡", [
      { name: "城东(南) 街道", county: "" },
      { name: "桥头镇", county: "海陵区" },
    ]);
    expect(rows.map(({ name, existing }) => [name, existing])).toEqual([
      ["桥头镇", true],
      ["城东（南）街道", true],
      ["林湖乡", false],
    ]);
  });

  test("distinguishes places of one name by their county, also those of the project", () => {
    const { rows } = preview("城关镇\t镇\t甲县\n城关镇\t镇\t乙县", [{ name: "城关镇", county: "甲县" }]);
    expect(rows.map(({ name, existing }) => [name, existing])).toEqual([
      ["城关镇", true],
      ["乙县城关镇", false],
    ]);
  });

  test("lets the person complete a row of unknown kind, and lists each other bad row by its number", () => {
    const { rows, problems, problemCount } = preview("桥头镇\n城东中心\n\n桥头镇\n林\uFFFD湖乡");
    expect(rows.map(({ row, name, kind }) => [row, name, kind])).toEqual([
      [1, "桥头镇", "town"],
      [2, "城东中心", null],
    ]);
    expect(problems.map(({ row, code }) => [row, code])).toEqual([
      [4, "duplicate"],
      [5, "name_characters"],
    ]);
    expect(problemCount).toBe(2);
  });

  test("keeps the county of a row whose kind is unknown", () => {
    const { rows } = preview("所属区县\t名称\n海陵区\t城东中心\n海陵区\t桥头镇");
    expect(rows.map(({ name, county }) => [name, county])).toEqual([
      ["城东中心", "海陵区"],
      ["桥头镇", "海陵区"],
    ]);
  });

  test("shows 200 problems and counts them all", () => {
    const { problems, problemCount } = preview("桥\uFFFD头镇\n".repeat(500));
    expect([problems.length, problemCount]).toEqual([200, 500]);
  });

  test("shows no row of a list too long to add at once, and shows how long it is", () => {
    const text = Array.from({ length: 5_000 }, (_, index) => `第${index}镇`).join("\n");
    expect(preview(text)).toEqual({ rows: [], problems: [], problemCount: 0, tooMany: 5_000 });
  });
});
