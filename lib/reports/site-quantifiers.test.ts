import { describe, expect, it } from "vitest";
import { quantifiersIn, wrongQuantifiers } from "@/lib/reports/site-quantifiers";
import { usualBounds } from "@/lib/reports/word-bounds";
import { quantifiedSentences } from "@/lib/testing/report-texts/quantifiers";

describe("words for the number of sites", () => {
  it("are named with their sentence, the sites and a word that fits", () => {
    expect(wrongQuantifiers("桥头镇缺人。各镇街普遍反映缺人。", { sites: 3, ofSites: 21 })).toEqual([
      {
        ...{ word: "普遍", sentence: "各镇街普遍反映缺人。", fitting: "some", sites: 3, ofSites: 21 },
        broken: { says: "more", limit: "percent", bound: 60 },
        rewording: { words: "各镇街普遍", instead: "部分镇街", offset: 0 },
      },
    ]);
    expect(wrongQuantifiers("个别镇街反映缺人。", { sites: 15, ofSites: 21 })).toMatchObject([
      { word: "个别", broken: { says: "less" }, fitting: "widely" },
    ]);
  });

  it("are no matter where they speak of people, but a lack of people is one of sites", () => {
    const one = { sites: 1, ofSites: 21 };
    for (const text of ["群众普遍欢迎。", "企业普遍希望少检查。", "部分园区企业自己租车。", "建议在所有镇街推广。"])
      expect(wrongQuantifiers(text, one)).toEqual([]);
    expect(wrongQuantifiers("专职人员普遍不足。", one)).toHaveLength(1);
  });

  it("are reworded with the words that must go with them, or not at all", () => {
    const reworded = (text: string, sites = 1) =>
      wrongQuantifiers(text, { sites, ofSites: 21 }).map(({ sentence, rewording }) => {
        if (!rewording) return null;
        const { offset, words, instead } = rewording;
        expect(sentence.slice(offset, offset + words.length)).toBe(words);
        return sentence.slice(0, offset) + instead + sentence.slice(offset + words.length);
      });
    expect(reworded("经费够用。多数镇街人手不足。")).toEqual(["个别镇街人手不足。"]);
    expect(reworded("镇街园区普遍缺少专业力量。", 5)).toEqual(["部分镇街园区缺少专业力量。"]);
    expect(reworded("经费普遍紧张，运转困难。", 8)).toEqual(["经费在部分镇街紧张，运转困难。"]);
    expect(reworded("普遍反映报表过多。", 8)).toEqual(["部分镇街反映报表过多。"]);
    expect(reworded("多地反映报表过多。")).toEqual(["个别地方反映报表过多。"]);
    expect(reworded("考核检查过多的问题比较普遍。")).toEqual([null]);
    expect(reworded("各镇街均已配齐专职人员。", 2)).toEqual([null]);
  });

  it.each([
    ["绝大多数镇街反映缺人。", "绝大多数"],
    ["除了部分镇街，其余都已到岗。多数镇街缺车。", "多数"],
    ["各镇街人手配备一致。", "各镇街人手配备一致"],
    ["走访的镇街园区均已建成。", "镇街园区均"],
    ["各镇街不同程度缺人。", "各镇街"],
    ["各地程度不同地缺人。", "各地"],
    ["共性问题清单已经印发，共性问题还有两类。", "共性问题"],
    ["据反映，少数反映强烈。", "少数"],
  ])("are read once in %s", (text, word) => {
    expect(quantifiersIn(text).map(({ word }) => word)).toEqual([word]);
  });

  it.each([
    "各镇街都市圈建设有进展。",
    "其中少数镇街已经补上。",
    "其中有个别镇街较突出。",
    "老同志说：“多数镇街都缺人。”",
    "服务具有普遍性，属于普遍规律。",
    "多地方标准已经发布，多地形复杂。",
    "这并非所有镇街的看法。",
  ])("are none in %s", (text) => {
    expect(quantifiersIn(text)).toEqual([]);
  });

  it("count the sites that the text names behind them", () => {
    expect(quantifiersIn("个别镇街（湖口镇、桥头镇和林湖乡）缺人。").map(({ named }) => named)).toEqual([3]);
  });

  it("follow the bounds that they are given", () => {
    const bounds = { ...usualBounds, widely: { ...usualBounds.widely, leastShare: 0.1 } };
    expect(wrongQuantifiers("各镇街普遍反映缺人。", { sites: 3, ofSites: 21 }, bounds)).toEqual([]);
  });

  it("are held against the sites in a corpus, and others are let alone", () => {
    const [wrong, right] = [true, false].map((side) => quantifiedSentences.filter((one) => one.wrong === side));
    const found = ({ text, ...support }: (typeof quantifiedSentences)[number]) =>
      wrongQuantifiers(text, support).length > 0;
    const missed = (wrong ?? []).filter((one) => !found(one)).map(({ text }) => text);
    const alarms = (right ?? []).filter(found).map(({ text }) => text);
    const [of, innocent] = [wrong?.length ?? 0, right?.length ?? 0];
    console.log(
      `words for numbers of sites: ${of - missed.length} of ${of} found; ${alarms.length} false of ${innocent}`,
    );
    expect(of + innocent).toBeGreaterThanOrEqual(120);
    expect(innocent / (of + innocent)).toBeGreaterThanOrEqual(1 / 3);
    // A rule that is lost costs a sentence or two.
    expect({ missed, alarms }).toEqual({ missed: [], alarms: [] });
  });
});
