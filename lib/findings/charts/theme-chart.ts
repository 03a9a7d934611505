import { countAxis, dimensionColours, legend, nameAxis, pattern } from "@/lib/findings/charts/axes";
import type { Drawing } from "@/lib/findings/charts/draw";
import type { DimensionKey } from "@/lib/vocabulary";

export interface ThemeBars {
  dimension: DimensionKey;
  /** Strongest first. `counts` has the order of `kinds`, and its sum is the number of sites. */
  themes: { name: string; counts: number[] }[];
  /** The names of the kinds of site. Each has the same pattern in every chart. */
  kinds: { name: string; pattern: number }[];
  visited: number;
  /** Where problems become common: the position of the line and its label. */
  threshold: { from: number; label: string } | null;
}

const row = 34;

/** In CSS pixels, at any width. */
export const themeChartHeight = (themes: number) => 76 + themes * row;

/** Themes as bars by the number of sites that speak of them. Each kind of site is a part of the bar. */
export function themeChart(bars: ThemeBars, width: number): Drawing {
  const { themes, kinds, visited, threshold } = bars;
  const narrow = width < 500;
  const longest = Math.max(0, ...themes.map((theme) => theme.name.length));
  const names = Math.min(narrow ? 112 : 190, longest * 13 + 2);
  const total = (index: number) => themes[index]?.counts.reduce((sum, count) => sum + count, 0) ?? 0;
  const most = Math.max(threshold?.from ?? 0, ...themes.map((_theme, index) => total(index)));
  const last = kinds.length - 1;
  const colour = dimensionColours[bars.dimension];
  const series = kinds.map((kind, index) => ({
    name: kind.name,
    type: "bar",
    stack: "sites",
    barWidth: 16,
    data: themes.map((theme) => theme.counts[index] ?? 0),
    itemStyle: { color: colour, borderColor: "var(--surface)", borderWidth: 1, ...pattern(kind.pattern) },
    ...(index === last && {
      label: {
        show: true,
        position: "right",
        color: "var(--ink)",
        fontSize: 13,
        formatter: ({ dataIndex }: { dataIndex: number }) => `${total(dataIndex)}/${visited}`,
      },
      ...(threshold && {
        markLine: {
          silent: true,
          symbol: "none",
          lineStyle: { color: "var(--ink)", type: "dashed", width: 1 },
          label: {
            formatter: threshold.label,
            position: "start",
            color: "var(--ink)",
            textBorderColor: "transparent",
            fontSize: 13,
          },
          data: [{ xAxis: threshold.from }],
        },
      }),
    }),
  }));
  return {
    width,
    height: themeChartHeight(themes.length),
    option: {
      legend: legend(kinds.map((kind) => kind.name)),
      grid: { left: names + 8, right: 44, top: 52, bottom: 24, containLabel: false, outerBoundsMode: "none" },
      xAxis: countAxis(most),
      yAxis: {
        ...nameAxis(themes.map((theme) => theme.name)),
        inverse: true,
        axisLabel: { color: "var(--ink)", fontSize: 13, lineHeight: 16, width: names, overflow: "break" },
      },
      series,
    },
  };
}
