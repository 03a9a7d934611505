import { expect, it } from "vitest";
import { dateStretches, neverFirst, neverLast } from "./dates";

const datesIn = (text: string) =>
  dateStretches(text)
    .filter(({ isDate }) => isDate)
    .map((one) => one.text);

it("a text is cut before and behind each date, and nothing else is one", () => {
  expect(datesIn("截至2026年3月5日，")).toEqual(["2026年3月5日"]);
  expect(datesIn("2025年底、3月5日、2026年3月")).toEqual(["2025年", "3月5日", "2026年3月"]);
  expect(datesIn("今年5月，7日内")).toEqual(["5月", "7日"]);
  expect(datesIn("12个镇，3个月，近年来，一年3次")).toEqual([]);
  for (const text of ["截至2026年3月5日，", "2025年底、3月5日", ""])
    expect(
      dateStretches(text)
        .map((one) => one.text)
        .join(""),
    ).toBe(text);
});

it("no place inside a date is one where a line may end, by the characters that begin and end none", () => {
  const [date = ""] = datesIn("截至2026年12月31日，");
  const places = [...date].flatMap((after, at) => {
    const before = [...date][at - 1] ?? "";
    const inNumber = /\d/u.test(before) && /\d/u.test(after);
    return at === 0 || inNumber || neverFirst.includes(after) || neverLast.includes(before) ? [] : [before + after];
  });
  expect(places).toEqual([]);
});
