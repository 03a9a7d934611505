import { describe, expect, it } from "vitest";
import { quantifierBounds, wrongQuantifiers } from "@/lib/reports/site-quantifiers";
import { quantifiedSentences } from "@/lib/testing/report-texts/quantifiers";

describe("words for the number of sites", () => {
  it("are named with their sentence, the sites and a word that fits", () => {
    expect(wrongQuantifiers("桥头镇缺人。各镇街普遍反映缺人。", { sites: 3, ofSites: 21 })).toEqual([
      { word: "普遍", sentence: "各镇街普遍反映缺人。", says: "more", fitting: "some", sites: 3, ofSites: 21 },
    ]);
    expect(wrongQuantifiers("个别镇街反映缺人。", { sites: 15, ofSites: 21 })).toMatchObject([
      { word: "个别", says: "less", fitting: "widely" },
    ]);
  });

  it("are no matter where they speak of people, but a lack of people is one of sites", () => {
    const one = { sites: 1, ofSites: 21 };
    for (const text of ["群众普遍欢迎。", "企业普遍希望少检查。", "部分园区企业自己租车。", "建议在所有镇街推广。"])
      expect(wrongQuantifiers(text, one)).toEqual([]);
    expect(wrongQuantifiers("专职人员普遍不足。", one)).toHaveLength(1);
  });

  it("follow the bounds that they are given", () => {
    const bounds = { ...quantifierBounds, widely: { ...quantifierBounds.widely, leastShare: 0.1 } };
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
    expect(missed.length / of, missed.join("\n")).toBeLessThanOrEqual(0.05);
    expect(alarms.length / innocent, alarms.join("\n")).toBeLessThanOrEqual(0.05);
  });
});
