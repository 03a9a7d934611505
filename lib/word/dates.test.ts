import { expect, it } from "vitest";
import { dateStretches, holdingOn, joinedTogether, withoutJoiners } from "./dates";

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

it.each([
  ["甲乙丙。", "甲乙", `丙。${j}`],
  ["甲乙”）。", "甲", `乙”）。${j}`],
  ["占35%", "占35", `%${j}`],
  ["甲乙", "甲", `乙${j}`],
  ["。", "", `。${j}`],
  ["甲&gt;。", "甲", `&gt;。${j}`],
])("before a mark the last word of %s holds on, with its punctuation", (text, before, held) => {
  expect(holdingOn(dateStretches(text))).toEqual([
    ...(before === "" ? [] : [{ text: before, joined: false }]),
    { text: held, joined: true },
  ]);
});

it("before a mark a whole date holds on", () => {
  expect(holdingOn(dateStretches("截至3月5日"))).toEqual([
    { text: "截至", joined: false },
    { text: `3${j}月${j}5${j}日${j}`, joined: true },
  ]);
});

it("a mark holds on to the next one, if one follows", () => {
  expect(joinedTogether("〔", false) + joinedTogether("12", false) + joinedTogether("〕", false)).toBe(
    `〔${j}1${j}2${j}〕`,
  );
  expect(joinedTogether("〕", true)).toBe(`〕${j}`);
});

it("a read text has none, wherever a program has cut the date", () => {
  const whole = joinDates("截至2026年3月5日，");
  for (let at = 0; at <= whole.length; at += 1)
    expect(withoutJoiners(whole.slice(0, at)) + withoutJoiners(whole.slice(at))).toBe("截至2026年3月5日，");
});
