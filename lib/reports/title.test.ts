import { expect, it } from "vitest";
import { titleInOneLine, titleLines } from "@/lib/reports/title";

it("an empty line between two lines of a title is none", () => {
  expect(titleLines("关于全市议事协商工作 \n\n　情况的调研报告\n")).toEqual(["关于全市议事协商工作", "情况的调研报告"]);
  expect(titleLines(" \n ")).toEqual([]);
});

it("a title whose author broke it is one line elsewhere, without a gap between Han", () => {
  expect(titleInOneLine("关于全市议事协商工作\n情况的调研报告")).toBe("关于全市议事协商工作情况的调研报告");
  expect(titleInOneLine("关于12345 \n热线的\n2026年报告")).toBe("关于12345 热线的 2026年报告");
});
