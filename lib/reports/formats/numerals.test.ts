import { describe, expect, it } from "vitest";
import { chineseNumeral, levelOneNumber, levelTwoNumber, runInOpening } from "./numerals";

describe("Chinese numerals", () => {
  it.each([
    [1, "一"],
    [9, "九"],
    [10, "十"],
    [11, "十一"],
    [19, "十九"],
    [20, "二十"],
    [42, "四十二"],
    [99, "九十九"],
    [100, "100"],
  ])("writes %i as %s", (n, numeral) => {
    expect(chineseNumeral(n)).toBe(numeral);
  });

  it("numbers headings and points the way GB/T 9704 and the office do", () => {
    expect(levelOneNumber(11)).toBe("十一、");
    expect(levelTwoNumber(3)).toBe("（三）");
    expect(runInOpening(12)).toBe("十二是");
  });

  it("gives 99 different numerals", () => {
    expect(new Set(Array.from({ length: 99 }, (_, index) => chineseNumeral(index + 1))).size).toBe(99);
  });
});
