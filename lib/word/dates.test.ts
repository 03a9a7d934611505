import { expect, it } from "vitest";
import { dateStretches, withoutJoiners } from "./dates";

const j = "\uFEFF";
const joinDates = (text: string) =>
  dateStretches(text)
    .map((one) => one.text)
    .join("");

it("a date has a joiner between its parts, and nothing else has", () => {
  expect(joinDates("截至2026年3月5日，")).toBe(`截至2026${j}年${j}3${j}月${j}5${j}日，`);
  expect(joinDates("2025年底、3月5日、2026年3月")).toBe(`2025${j}年底、3${j}月${j}5${j}日、2026${j}年${j}3${j}月`);
  expect(joinDates("今年5月，7日内")).toBe(`今年5${j}月，7${j}日内`);
  expect(joinDates("12个镇，3个月，近年来，一年3次")).toBe("12个镇，3个月，近年来，一年3次");
});

it("a read text has none, wherever a program has cut the date", () => {
  const whole = joinDates("截至2026年3月5日，");
  for (let at = 0; at <= whole.length; at += 1)
    expect(withoutJoiners(whole.slice(0, at)) + withoutJoiners(whole.slice(at))).toBe("截至2026年3月5日，");
});
