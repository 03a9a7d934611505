import fc from "fast-check";
import { expect, it } from "vitest";
import { matchSpans, placeSpans } from "@/lib/findings/match-spans";

const marked = (text: string, q: string) => matchSpans(text, q).flatMap((span) => (span.match ? [span.text] : []));

it("marks every place, Chinese, mixed and one character", () => {
  expect(marked("镇里缺人，村里也缺人", "缺人")).toEqual(["缺人", "缺人"]);
  expect(marked("用OA系统，再用oa报", "OA")).toEqual(["OA", "oa"]);
  expect(marked("一张表报三次", "表")).toEqual(["表"]);
});

it("ignores case and width, as the search does", () => {
  expect(marked("ＯＡ系统", "oa")).toEqual(["ＯＡ"]);
  expect(marked("oa系统", "ＯＡ系")).toEqual(["oa系"]);
});

it("marks nothing if the words do not occur, and its parts always join to the text", () => {
  expect(marked("甲乙丙", "甲丙")).toEqual([]);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, q) => {
      expect(
        matchSpans(text, q)
          .map((span) => span.text)
          .join(""),
      ).toBe(text);
    }),
  );
});

it("marks places where they stand, and the parts joined are the text", () => {
  const text = "占30%，其中占%的是XX镇";
  const spans = placeSpans(text, [
    [8, 9],
    [11, 13],
  ]);
  expect(spans.map((span) => span.text).join("")).toBe(text);
  expect(spans.filter(({ match }) => match).map((span) => span.text)).toEqual(["%", "XX"]);
  expect(placeSpans("", [])).toEqual([]);
  expect(placeSpans("没有", [])).toEqual([{ match: false, text: "没有" }]);
  expect(placeSpans("占%", [[1, 2]])).toEqual([
    { match: false, text: "占" },
    { match: true, text: "%" },
  ]);
});
