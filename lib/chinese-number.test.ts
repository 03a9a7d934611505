import { expect, it } from "vitest";
import { chineseNumber } from "@/lib/chinese-number";

it("reads Chinese numerals", () => {
  expect(["十", "十二", "二十三", "三百零五", "两千", "一万二千", "三亿"].map(chineseNumber)).toEqual([
    10, 12, 23, 305, 2000, 12000, 300000000,
  ]);
  expect(["万", "一二", "千"].map(chineseNumber)).toEqual([null, null, null]);
});
