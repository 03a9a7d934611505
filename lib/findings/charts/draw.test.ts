import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { drawChart } from "@/lib/findings/charts/draw";
import { chartColours, chartPalette } from "@/lib/findings/charts/palette";
import { themeChart } from "@/lib/findings/charts/theme-chart";
import { entryChart } from "@/lib/findings/charts/week-chart";
import { weekDays } from "@/lib/findings/charts/weeks";

const names = { status: "现状", example: "典型", problem: "问题", suggestion: "建议" };
const bars = (name: string) => ({
  dimension: "problem" as const,
  themes: [
    { name, counts: [8, 3] },
    { name: "数据不共享", counts: [0, 5] },
  ],
  kinds: [
    { name: "镇", pattern: 0 },
    { name: "街道", pattern: 2 },
  ],
  visited: 21,
  threshold: { from: 7, label: "共性（7个起）" },
});

describe("a chart", () => {
  const svg = drawChart(themeChart(bars("专职人员不足"), 640));

  it("carries the numbers with their denominator, the names and the line where problems become common", () => {
    for (const words of ["专职人员不足", "数据不共享", "11/21", "5/21", "镇", "街道", "共性（7个起）"])
      expect(svg).toContain(words);
  });

  it("has the page's colours, light and dark", () => {
    const css = readFileSync(join(process.cwd(), "app/globals.css"), "utf8");
    const [light = "", dark = ""] = css.split('data-theme="dark"]');
    for (const name of chartColours) {
      expect(light).toContain(`--${name}: ${chartPalette.light[name]};`);
      expect(dark).toContain(`--${name}: ${chartPalette.dark[name]};`);
      expect(svg).toContain(`--${name}:${chartPalette.light[name]}`);
      expect(svg.split("prefers-color-scheme:dark")[1]).toContain(`--${name}:${chartPalette.dark[name]}`);
    }
  });

  it("names a colour only by the page's names", () => {
    const colours = [...svg.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map((match) => match[1] ?? "");
    const fixed = colours.filter((colour) => !/^(?:none|transparent|var\(--[a-z-]+\)|url\(#[\w-]+\))$/.test(colour));
    // The remaining shapes have no opacity or no width: they are the clickable areas of a legend.
    for (const colour of fixed)
      expect(svg).toMatch(new RegExp(`${colour.replace(/[()]/g, "\\$&")}"(?: fill-opacity="0"| stroke-width="0")`));
  });

  it("distinguishes the kinds of site by a pattern as well", () => {
    expect(svg).toContain("<pattern");
  });

  it("is a picture of its own, without script, and shows a theme's markup as text", () => {
    const odd = drawChart(themeChart(bars(`<script>alert(1)</script> style="x" &`), 640));
    expect(odd).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(odd).not.toMatch(/<script| style="| class="/);
    expect(odd.replace(/<[^>]*>/g, "").replace(/\s/g, "")).toContain(
      "&lt;script&gt;alert(1)&lt;/script&gt;style=&quot;x&quot;&amp;",
    );
  });

  it("shows the sum of a week's dimensions above its column", () => {
    const weeks = [{ week: "2026-10-05", entries: { status: 4, example: 3, problem: 5, suggestion: 2 } }];
    expect(drawChart(entryChart(weeks, names, 640))).toMatch(/>14<\/text>/);
  });
});

describe("the days of a week", () => {
  it("run from Monday to Sunday, across the end of a year too", () => {
    expect(weekDays("2026-12-28", {})).toEqual({ from: "2026-12-28", to: "2027-01-03" });
  });

  it("stay within the days of the filter", () => {
    expect(weekDays("2026-10-05", { from: "2026-10-07", to: "2026-10-08" })).toEqual({
      from: "2026-10-07",
      to: "2026-10-08",
    });
  });
});
