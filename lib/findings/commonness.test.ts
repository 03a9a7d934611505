import { expect, it } from "vitest";
import { canBeCommon, commonFrom } from "@/lib/findings/commonness";
import { zhCN } from "@/lib/i18n/messages/zh-cn";

it("a share is named only of a whole that can have it: never 3 of 1", () => {
  const threshold = { commonMinSites: 3, commonMinPercent: 30 };
  for (const visited of [0, 1, 2, 3, 10, 24]) {
    const from = commonFrom(threshold, visited);
    const sentence = zhCN.findings.themes[canBeCommon(visited, from) ? "rule" : "ruleFew"];
    const ofWhole = /\{visited\}个镇街园区中有\{from\}个/.test(sentence);
    expect(ofWhole, String(visited)).toBe(from <= visited);
  }
});
