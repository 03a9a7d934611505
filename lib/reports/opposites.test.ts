import { expect, it } from "vitest";
import { oppositesIn } from "@/lib/reports/opposites";
import { withRawSpeech } from "@/lib/testing/report-texts/raw-speech";

const words = (text: string, ...sources: string[]) => oppositesIn(text, sources).map(({ word }) => word);

it("a figure that rises in the report and falls in every entry with it is named, with the entry's words", () => {
  expect(oppositesIn("人手够用。登记网格员增加了28名。", ["这两年登记网格员减少28名，还在走。"])).toEqual([
    { word: "增加了28名", source: "这两年登记网格员减少28名", sentence: "登记网格员增加了28名。" },
  ]);
  expect(words("工单下降到30件。", "工单上升到30件。")).toEqual(["下降到30件"]);
  expect(words("投入压减近三成。", "投入提高近三成。")).toEqual(["压减近三成"]);
});

it("it is not where an entry says the same, or the figure without either word, or another figure", () => {
  expect(words("网格员增加28名。", "网格员减少28名。", "楼栋长新增28名。")).toEqual([]);
  expect(words("网格员增加28名。", "网格员减少28名。", "配了28名楼栋长。")).toEqual([]);
  expect(words("网格员增加28名。", "网格员减少27名。")).toEqual([]);
  expect(words("共有28名网格员。", "网格员减少28名。")).toEqual([]);
  expect(words("网格员增加28名。")).toEqual([]);
});

it("what is denied and an entry says to be there is named, if no entry denies it", () => {
  expect(words("没有专职网格员。", "镇里有专职网格员3名。")).toEqual(["没有专职网格员"]);
  expect(words("部分镇街没有夜间值守。", "渡口设有夜间值守。", "村里也说没有夜间值守。")).toEqual([]);
  expect(words("没有专职网格员。", "至今没有专职网格员。")).toEqual([]);
  expect(words("没有专职网格员。", "如有专职网格员就好了。")).toEqual([]);
  expect(words("没有人手。", "有人手。")).toEqual([]);
});

it("no text contradicts itself", () => {
  for (const [, text] of withRawSpeech) expect(oppositesIn(text, [text])).toEqual([]);
});
