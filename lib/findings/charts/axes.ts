import type { DimensionKey } from "@/lib/vocabulary";

/** What every chart of the findings shares. Colours are the page's variables: one picture serves light, dark and print. */

export const dimensionColours: Record<DimensionKey, string> = {
  status: "var(--slate)",
  example: "var(--green)",
  problem: "var(--vermilion)",
  suggestion: "var(--amber)",
};

/** A pattern over a colour, so that parts of a bar are told apart without it. Index 0 is plain. */
export function pattern(index: number): object | undefined {
  const line = { symbol: "rect", color: "var(--surface)", symbolSize: 1 };
  const patterns = [
    undefined,
    { ...line, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
    { ...line, symbol: "circle", symbolSize: 0.8, dashArrayX: [[5, 5], [0, 5, 5, 0]], dashArrayY: [5, 0] },
    { ...line, dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: 0 },
  ];
  return patterns[index % patterns.length];
}

const text = { color: "var(--muted)", fontSize: 13 };

/** Whole numbers from 0 to at least `least`. */
export const countAxis = (least: number) => ({
  type: "value" as const,
  min: 0,
  max: least,
  minInterval: 1,
  axisLabel: text,
  splitLine: { lineStyle: { color: "var(--line)" } },
});

export const nameAxis = (names: string[]) => ({
  type: "category" as const,
  data: names,
  axisLine: { lineStyle: { color: "var(--edge)" } },
  axisTick: { show: false },
  axisLabel: { ...text, color: "var(--ink)" },
});

export const legend = (names: string[]) => ({
  data: names,
  top: 0,
  left: 0,
  itemWidth: 18,
  itemHeight: 12,
  itemGap: 14,
  selectedMode: false,
  textStyle: { color: "var(--ink)", fontSize: 13 },
});
