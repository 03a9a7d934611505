import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { usualReportWords } from "@/lib/projects/report-words";
import { claimOf } from "@/lib/reports/claims";
import { sitesInWords, wrongQuantifiers } from "@/lib/reports/site-quantifiers";
import { boundsOf, usualBounds, type WordRule } from "@/lib/reports/word-bounds";

const usual: WordRule = { ...usualReportWords, commonMinSites: 3, commonMinPercent: 30 };
const wrong = (text: string, sites: number, rule: Partial<WordRule>, ofSites = 20) =>
  wrongQuantifiers(text, { sites, ofSites }, boundsOf({ ...usual, ...rule }));

it("the usual rule of a project has the usual bounds", () => {
  expect(boundsOf(usual)).toEqual(usualBounds);
  expect(boundsOf(undefined)).toBe(usualBounds);
});

describe("a sentence flips with the bound of its word, and the broken bound is told", () => {
  test.each<[string, number, Partial<WordRule>, Partial<WordRule>, object]>([
    [
      "镇街普遍反映缺人。",
      13,
      { widelyMinPercent: 65 },
      { widelyMinPercent: 66 },
      { says: "more", limit: "percent", bound: 66 },
    ],
    [
      "部分镇街反映缺人。",
      11,
      { someMaxPercent: 55 },
      { someMaxPercent: 54 },
      { says: "less", limit: "percent", bound: 54 },
    ],
    [
      "少数镇街反映缺人。",
      7,
      { fewMaxPercent: 35 },
      { fewMaxPercent: 34 },
      { says: "less", limit: "percent", bound: 34 },
    ],
    ["个别镇街反映缺人。", 4, { singleMaxSites: 4 }, { singleMaxSites: 3 }, { says: "less", limit: "sites", bound: 3 }],
    [
      "缺人是共性问题。",
      5,
      { commonMinPercent: 25 },
      { commonMinPercent: 26 },
      { says: "more", limit: "percent", bound: 26 },
    ],
    ["缺人是共性问题。", 6, { commonMinSites: 6 }, { commonMinSites: 7 }, { says: "more", limit: "sites", bound: 7 }],
  ])("%s at %i of 20", (text, sites, right, tooStrict, broken) => {
    expect(wrong(text, sites, right)).toEqual([]);
    expect(wrong(text, sites, tooStrict)).toMatchObject([{ broken }]);
  });
});

it("多数 stays more than half, and is told as half", () => {
  expect(wrong("多数镇街反映缺人。", 10, { widelyMinPercent: 51 })).toMatchObject([{ broken: { limit: "half" } }]);
});

it("the words offered, and those of a drafted lead, follow the bounds in force", () => {
  const instead = (singleMaxSites: number) =>
    wrong("镇街普遍反映缺人。", 3, { singleMaxSites }).map(({ rewording }) => rewording?.instead);
  expect(instead(2)).toEqual(["部分镇街"]);
  expect(instead(3)).toEqual(["个别镇街"]);
  const sites = Array.from({ length: 20 }, (_, place) => ({ id: `s${place}`, name: "镇", kind: "town" as const }));
  const theme = { name: "缺人", dimension: "problem" as const, siteIds: ["s1", "s2", "s3"] };
  expect(claimOf(theme, { sites, wordRule: usual })).toBe("部分镇街园区反映缺人");
  expect(claimOf(theme, { sites, wordRule: { ...usual, singleMaxSites: 3 } })).toBe("个别镇街园区反映缺人");
});

it("under every rule that a project may set, each number of sites from two on has words that hold", () => {
  const rules = fc.record({
    widelyMinPercent: fc.integer({ min: 51, max: 100 }),
    someMaxPercent: fc.integer({ min: 40, max: 100 }),
    fewMaxPercent: fc.integer({ min: 1, max: 40 }),
    singleMaxSites: fc.integer({ min: 1, max: 100 }),
    commonMinSites: fc.integer({ min: 1, max: 100 }),
    commonMinPercent: fc.integer({ min: 0, max: 100 }),
  });
  fc.assert(
    fc.property(rules, fc.integer({ min: 2, max: 60 }), fc.integer({ min: 0, max: 60 }), (rule, sites, more) => {
      const support = { sites, ofSites: sites + more };
      const bounds = boundsOf(rule);
      expect(wrongQuantifiers(`${sitesInWords(support, bounds)}反映人手不足。`, support, bounds)).toEqual([]);
    }),
  );
});
