import { expect, test } from "vitest";
import { drawChart } from "@/lib/findings/charts/draw";
import { freshChart } from "@/lib/findings/charts/fresh-chart";
import { chartColours } from "@/lib/findings/charts/palette";

const words = { visits: "第几次走访", themes: "累计主题数" };
const curve = [
  { visits: 1, themes: 13 },
  { visits: 2, themes: 16 },
  { visits: 17, themes: 30 },
];

test("a picture of new themes has its line in a colour that a picture knows, flat to the last visit", () => {
  const svg = drawChart(freshChart({ curve, visits: 24, words }, 640));
  const lines = [...svg.matchAll(/<path d="([^"]*)"[^>]* stroke="var\(--slate\)" stroke-width="2"/g)];
  expect(lines).toHaveLength(1);
  const steps = [...(lines[0]?.[1] ?? "").matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
  // The last step goes on at the same height to the right edge.
  const [before, end] = steps.slice(-2);
  expect(end?.[1]).toBe(before?.[1]);
  expect(end?.[0]).toBeCloseTo(640 - 28, 0);
  const named = [...svg.matchAll(/var\(--([a-z]+)\)/g)].map(([, name]) => name);
  expect(named.filter((name) => !chartColours.some((known) => known === name))).toEqual([]);
  for (const word of [...Object.values(words), "24"]) expect(svg).toContain(word);
});

test("one visit, or none, is a picture too", () => {
  for (const visits of [0, 1])
    expect(drawChart(freshChart({ curve: curve.slice(0, visits), visits, words }, 340))).toMatch(/^<svg/);
});
