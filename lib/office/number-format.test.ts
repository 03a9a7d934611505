import { describe, expect, it } from "vitest";
import { lookOf, numberText } from "@/lib/office/number-format";

const shown = (value: number, code: string, since1904 = false) => numberText(value, lookOf(164, code), since1904);

describe("a number is read as its format shows it, and no more precisely", () => {
  it.each([
    ['yyyy"年"m"月"', 46296, "2026-10"],
    ["yyyy年m月;@", 46296, "2026-10"],
    ["yyyy-mm;@", 46296, "2026-10"],
    ["mmm-yy", 46296, "2026-10"],
    ["yyyy", 46296, "2026"],
    ['e"年"', 46296, "2026"],
    ['m"月"d"日";@', 46093, "2026-03-12"],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日";@', 46093, "2026-03-12"],
    ["[$-F800]dddd, mmmm dd, yyyy", 46093, "2026-03-12"],
    ["[$-804]aaaa;@", 46093, "2026-03-12"],
    ["yyyy/m/d", 46093.375, "2026-03-12"],
    ["yyyy/m/d h:mm", 46093.375, "2026-03-12 09:00"],
    ["[$-409]yyyy/m/d h:mm AM/PM;@", 46093.625, "2026-03-12 15:00"],
    ["h:mm", 46093.375, "09:00"],
    ['上午/下午h"时"mm"分";@', 0.625, "15:00"],
    ["[h]:mm:ss", 25 / 24, "25:00"],
    ["mm:ss", 0.375, "09:00"],
    ["0.00E+00", 2500, "2500"],
    ["##0.0E+0", 2500, "2500"],
    ["G/通用格式", 2500, "2500"],
    ["[Red]-0.00;[Blue]0", 2.5, "2.5"],
    ['0"月"', 10, "10"],
    ['#,##0"人"', 1234, "1234"],
    ["0.0%", 0.355, "35.5%"],
    ["@", 12, "12"],
  ])("%s of %d is %s", (code, value, text) => {
    expect(shown(value, code)).toBe(text);
  });

  it("by Excel's built-in format numbers, as they are in Chinese", () => {
    expect([14, 17, 22, 27, 31, 34, 46, 57].map((id) => lookOf(id, undefined))).toEqual([
      "day",
      "month",
      "dayTime",
      "month",
      "day",
      "time",
      "elapsed",
      "month",
    ]);
  });

  it("counts from 1904 if the workbook does, and a second before midnight is still the same day", () => {
    expect(shown(46093 - 1462, "yyyy/m/d", true)).toBe("2026-03-12");
    expect(shown(46093 + 86_399 / 86_400, "yyyy/m/d")).toBe("2026-03-12");
    expect(shown(46092.9999999, "yyyy/m/d")).toBe("2026-03-12");
  });

  it("is marked if the format shows it smaller than it is", () => {
    expect(["0.0,", "#,##0,", '0.00,,"百万"', "#,##0"].map((code) => lookOf(164, code))).toEqual([
      "scaled",
      "scaled",
      "scaled",
      "plain",
    ]);
  });
});
