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
