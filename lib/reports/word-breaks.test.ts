import { expect, it } from "vitest";
import { unbroken } from "@/lib/reports/word-breaks";

it("a title breaks between words only", () => {
  expect(unbroken("关于基层治理的调研报告").join("|")).toBe("关于|基层|治理的|调研|报告");
});

it("figures keep their measure words, and punctuation stays at its word", () => {
  for (const text of [
    "关于“一网统管”2026年12个镇（街道）试点的报告",
    "关于A镇、B街道情况的报告（送审稿）",
    "",
    "（）",
  ]) {
    const pieces = unbroken(text);
    expect(pieces.join("")).toBe(text);
    for (const piece of pieces.slice(1)) expect(piece).toMatch(/^[\p{Script=Han}\p{L}\p{N}]/u);
    for (const piece of pieces.slice(0, -1)) expect(piece).not.toMatch(/[\p{N}“（]$/u);
  }
});
