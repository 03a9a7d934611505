import { countAxis } from "@/lib/findings/charts/axes";
import type { Drawing } from "@/lib/findings/charts/draw";

/** In CSS pixels, at any width. */
export const freshChartHeight = 260;
const grid = { left: 48, right: 28, top: 40, bottom: 48, containLabel: false, outerBoundsMode: "none" };
const named = { nameTextStyle: { color: "var(--muted)", fontSize: 13 } };

interface FreshChart {
  /** After how many visits, how many themes had come up; only where one was new. */
  curve: readonly { visits: number; themes: number }[];
  visits: number;
  words: { visits: string; themes: string };
}

/** The themes that had come up after each visit, as steps. Where it is flat, the visits brought nothing new. */
export function freshChart({ curve, visits, words }: FreshChart, width: number): Drawing {
  const last = curve.at(-1)?.themes ?? 0;
  return {
    width,
    height: freshChartHeight,
    option: {
      grid,
      xAxis: {
        ...countAxis(visits),
        ...named,
        max: Math.max(1, visits),
        name: words.visits,
        nameLocation: "middle",
        nameGap: 28,
        splitLine: { show: false },
        axisLine: { show: true, lineStyle: { color: "var(--edge)" } },
      },
      yAxis: {
        ...countAxis(last),
        ...named,
        name: words.themes,
        nameTextStyle: { ...named.nameTextStyle, align: "left" },
      },
      series: [
        {
          type: "line",
          step: "end",
          symbol: "none",
          data: [[0, 0], ...curve.map(({ visits: after, themes }) => [after, themes]), [visits, last]],
          lineStyle: { color: "var(--slate)", width: 2 },
        },
      ],
    },
  };
}
