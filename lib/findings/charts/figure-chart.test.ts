import { expect, test } from "vitest";
import { drawChart } from "@/lib/findings/charts/draw";
import { definitionMarks, figureBarsOf, mostFigureBars } from "@/lib/findings/charts/figure-bars";
import { figureChart, figureChartHeight } from "@/lib/findings/charts/figure-chart";
import { chartColours } from "@/lib/findings/charts/palette";
import { translatorOf } from "@/lib/i18n/server";

const t = translatorOf("zh-CN");
const figure = (at: number, value: string, more: { asOf?: string; definition?: string } = {}) => ({
  figureId: `f${at}`,
  siteId: `s${at}`,
  siteName: `第${at}镇<b>`,
  siteKind: "town" as const,
  value,
  amount: value.replace("约", ""),
  asOf: "2025",
  definition: "",
  ...more,
});
type Figures = Parameters<typeof figureBarsOf>[0];
const figures = (bySite: Figures["bySite"], more: Partial<Figures> = {}): Figures => ({
  ...{ unit: "人", bySite, missing: [], mixedAsOf: false, earliestAsOf: "2025", latestAsOf: "2025" },
  ...{ definitions: 0, undefinedSites: bySite.length },
  ...more,
});

const mixed = figures(
  [
    figure(1, "约200", { definition: "户籍 人口" }),
    figure(2, "1234.5", { definition: "户籍人口", asOf: "2026-03" }),
    figure(3, "-7"),
  ],
  {
    definitions: 1,
    undefinedSites: 1,
    mixedAsOf: true,
    latestAsOf: "2026-03",
    missing: [{ id: "x", name: "没给的镇" }],
  },
);

test("every bar says its value as it was said and its 截至, the largest first; nothing is added up", () => {
  const { bars } = figureBarsOf(mixed, t);
  expect(bars.map(({ name, amount, label }) => [name, amount, label])).toEqual([
    ["第2镇<b>", 1234.5, "1234.5人（2026-03） ①"],
    ["第1镇<b>", 200, "约200人（2025） ①"],
    ["第3镇<b>", -7, "-7人（2025） ②"],
  ]);
  const svg = drawChart(figureChart(figureBarsOf(mixed, t), 640));
  expect(svg).not.toContain("合计");
  expect(svg).toContain("第2镇&lt;b&gt;");
});

test("what is mixed stands in the picture in words, and each 口径 has its mark and colour", () => {
  const { bars, notes } = figureBarsOf(mixed, t);
  expect(notes).toEqual([
    "截至2025至2026-03，时点不一",
    "部分未写明口径",
    "① 口径：户籍人口",
    "② 未写明口径",
    "1个走访过的镇街园区未提供。",
  ]);
  expect(bars.map(({ group }) => group)).toEqual([0, 0, 1]);
  const whole = figures([figure(1, "3", { definition: "甲" })], { definitions: 1, undefinedSites: 0 });
  expect(definitionMarks(whole).size).toBe(0);
  expect(figureBarsOf(whole, t).notes).toEqual([]);
});

test("more sites than fit are told, not lost in silence", () => {
  const many = figures(Array.from({ length: mostFigureBars + 5 }, (_, at) => figure(at, String(at))));
  const { bars, notes } = figureBarsOf(many, t);
  expect(bars).toHaveLength(mostFigureBars);
  expect(bars[0]?.amount).toBe(mostFigureBars + 4);
  expect(notes.join()).toContain(`共${mostFigureBars + 5}个`);
});

test.each([640, 340])("bars and texts stay within %i pixels, in the page's colours", (width) => {
  const chart = figureBarsOf(mixed, t);
  const svg = drawChart(figureChart(chart, width));
  expect(svg).toContain(`height="${figureChartHeight(chart, width)}"`);
  for (const [, x = "", own = ""] of svg.matchAll(/<rect x="([\d.]+)" y="\d+" width="([\d.]+)"/g))
    expect(Number(x) + Number(own)).toBeLessThan(width);
  const colours = [...svg.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour);
  expect(colours.filter((one) => !chartColours.some((known) => one === `var(--${known})`))).toEqual([]);
});
