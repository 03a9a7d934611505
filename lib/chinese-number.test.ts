import { expect, it } from "vitest";
import { chineseNumber } from "@/lib/chinese-number";

it("reads Chinese numerals", () => {
  expect(["十", "十二", "二十三", "三百零五", "两千", "一万二千", "三亿"].map(chineseNumber)).toEqual([
    10, 12, 23, 305, 2000, 12000, 300000000,
  ]);
  // As they are said: the last digit is of the next lower unit, unless 零 stands before it.
  expect(
    ["三百五", "三千二", "一万二", "一万二千三", "三千零二", "一万零五百", "廿三", "卅"].map(chineseNumber),
  ).toEqual([350, 3200, 12000, 12300, 3002, 10500, 23, 30]);
  expect(["万", "一二", "千"].map(chineseNumber)).toEqual([null, null, null]);
});
