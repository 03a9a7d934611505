import { expect, test } from "vitest";
import { drawChart } from "@/lib/findings/charts/draw";
import { heatFilter, heatOf, mostHeatSites } from "@/lib/findings/charts/heat";
import { heatChart, heatChartHeight, heatShare } from "@/lib/findings/charts/heat-chart";
import { heatChartOf } from "@/lib/findings/charts/heat-words";
import { chartColours } from "@/lib/findings/charts/palette";
import { translatorOf } from "@/lib/i18n/server";
import { dimensionKeys, type SiteKind } from "@/lib/vocabulary";

const site = (at: number, county: string, entries: number, kind: SiteKind = "town") => {
  const cell = { state: entries > 0 ? ("heard" as const) : ("not_raised" as const), entries };
  const cells = {
    status: cell,
    example: cell,
    problem: cell,
    suggestion: { state: "not_visited" as const, entries: 0 },
  };
  return { id: `site-${at}`, name: `第${at}镇<b>`, kind, county, cells };
};
const many = (counties: readonly string[]) =>
  Array.from({ length: mostHeatSites + 1 }, (_, at) => site(at, counties[at % counties.length] ?? "", at % 3));

test("few places are shown one by one, many by county, and by kind where counties tell nothing", () => {
  const few = heatOf([site(1, "甲县", 4), site(2, "甲县", 0)]);
  expect(few.by).toBe("site");
  expect(few.places.map(({ cells }) => [cells.problem.entries, cells.problem.state])).toEqual([
    [4, "heard"],
    [0, "not_raised"],
  ]);
  const counties = heatOf(many(["甲县", "乙县", ""]));
  expect([counties.by, counties.places.map(({ name }) => name)]).toEqual(["county", ["甲县", "乙县", ""]]);
  expect(heatOf(many(["甲县"])).by).toBe("kind");
  expect(heatFilter("county", "")).toBeNull();
  expect(heatFilter("kind", "town")).toEqual({ kind: "town" });
});

test("a county counts its sites with entries, of all that are planned", () => {
  const sites = many(["甲县", "乙县"]);
  const { places } = heatOf(sites);
  for (const place of places) {
    const own = sites.filter(({ county }) => county === place.id);
    expect(place.planned).toBe(own.length);
    for (const key of dimensionKeys) {
      expect(place.cells[key].sites).toBe(own.filter(({ cells }) => cells[key].entries > 0).length);
      expect(place.cells[key].entries).toBe(own.reduce((sum, { cells }) => sum + cells[key].entries, 0));
    }
  }
});

test.each(["zh-CN", "en"] as const)("the picture says every number, sign and name as text, in %s", (locale) => {
  const t = translatorOf(locale);
  const chart = heatChartOf(heatOf([site(1, "甲县", 4), site(2, "甲县", 0)]), t);
  for (const width of [640, 340]) {
    const svg = drawChart(heatChart(chart, width));
    expect(svg).toContain(`height="${heatChartHeight(chart, width)}"`);
    expect(svg).toContain("第1镇&lt;b&gt;");
    for (const words of [">4<", ">·<", ">○<"]) expect(svg).toContain(words);
    const colours = [...svg.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour);
    expect(colours.filter((c) => c !== "none" && !chartColours.some((known) => c === `var(--${known})`))).toEqual([]);
    const places = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g)];
    for (const [, x, y] of places) {
      expect(Number(x)).toBeLessThan(width);
      expect(Number(y)).toBeLessThan(heatChartHeight(chart, width));
    }
  }
  const [first] = chart.places;
  if (!first) throw new Error("no place");
  expect(heatShare(chart, first, first.cells.problem)).toBe(1);
});
