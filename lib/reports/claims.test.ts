import fc from "fast-check";
import { expect, it } from "vitest";
import { claimOf, themeNamed } from "@/lib/reports/claims";
import { sitesInWords, wrongQuantifiers } from "@/lib/reports/site-quantifiers";
import type { ThemeCount } from "@/lib/reports/types";
import type { DimensionKey } from "@/lib/vocabulary";

const sites = Array.from({ length: 12 }, (_, place) => ({
  id: `s${place}`,
  name: `第${place}镇`,
  kind: "town" as const,
}));
const theme = (name: string, dimension: DimensionKey, count: number): ThemeCount => ({
  ...{ id: name, name, dimension },
  siteIds: sites.slice(0, count).map(({ id }) => id),
});

it.each([
  ["专职人员不足", "problem", 12, "走访的镇街园区都反映专职人员不足"],
  ["专职人员不足", "problem", 9, "大多数镇街园区反映专职人员不足"],
  ["队伍建设", "problem", 4, "部分镇街园区反映队伍建设方面的问题"],
  ["队伍建设", "problem", 2, "个别镇街园区反映队伍建设方面的问题"],
  ["网格运行", "status", 7, "多数镇街园区谈到网格运行方面的工作"],
  ["信访工作", "status", 5, "近半数镇街园区谈到信访工作"],
  ["议事成事", "example", 5, "近半数镇街园区介绍了议事成事的做法"],
  ["议事的做法", "example", 5, "近半数镇街园区介绍了议事的做法"],
  ["充实一线力量", "suggestion", 3, "部分镇街园区建议充实一线力量"],
  ["建议配齐岗位", "suggestion", 1, "第0镇建议配齐岗位"],
] as const)("of %s (%s) at %i sites of 12 a lead says: %s", (name, dimension, count, lead) => {
  expect(claimOf(theme(name, dimension, count), { sites })).toBe(lead);
});

it("the words for a number of sites hold for it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 0, max: 60 }), (count, more) => {
      const support = { sites: count, ofSites: count + more };
      expect(wrongQuantifiers(`${sitesInWords(support)}反映人手不足。`, support)).toEqual([]);
    }),
  );
});

it("a lead that is a theme's name is known, with any punctuation, and one that says more is not", () => {
  const themes = [theme("队伍建设", "problem", 4)];
  for (const lead of ["队伍建设", " 队伍 建设。"]) expect(themeNamed(lead, themes)).toBe(themes[0]);
  for (const lead of ["", "队伍建设滞后", "加强队伍建设"]) expect(themeNamed(lead, themes)).toBeUndefined();
});
