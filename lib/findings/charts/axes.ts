import type { DimensionKey } from "@/lib/vocabulary";

/**
 * What every chart of the findings shares. Colours are the page's variables, so one picture works in light, dark and
 * print.
 */

export const dimensionColours: Record<DimensionKey, string> = {
  status: "var(--slate)",
  example: "var(--green)",
  problem: "var(--vermilion)",
  suggestion: "var(--amber)",
};

/** A pattern over a colour, so that parts of a bar are distinguishable without colour. The first one is plain. */
export function pattern(index: number): object {
  const line = { symbol: "rect", color: "var(--surface)", symbolSize: 1 };
  const patterns = [
    undefined,
    { ...line, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
    {
      ...line,
      symbol: "circle",
      symbolSize: 0.8,
      dashArrayX: [
        [5, 5],
        [0, 5, 5, 0],
      ],
      dashArrayY: [5, 0],
    },
    { ...line, dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: 0 },
  ];
  const decal = patterns[index % patterns.length];
  return decal ? { decal } : {};
}

const text = { color: "var(--muted)", fontSize: 13 };

/** 1, 2 or 5 times a power of ten: at most five steps up to `most`. */
function stepTo(most: number): number {
  for (let power = 1; ; power *= 10) {
    const step = [1, 2, 5].map((times) => times * power).find((candidate) => candidate * 5 >= most);
    if (step) return step;
  }
}

/** Whole numbers from 0 to the step at or above `most`. */
export function countAxis(most: number) {
  const interval = stepTo(most);
  return {
    type: "value" as const,
    min: 0,
    max: Math.max(1, Math.ceil(most / interval)) * interval,
    interval,
    axisLabel: text,
    splitLine: { lineStyle: { color: "var(--line)" } },
  };
}

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
