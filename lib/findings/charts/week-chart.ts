import { countAxis, dimensionColours, legend, nameAxis, pattern } from "@/lib/findings/charts/axes";
import type { Drawing } from "@/lib/findings/charts/draw";
import type { EntryWeek } from "@/lib/findings/queries/entry-weeks";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

/** In CSS pixels, at any width. */
export const weekChartHeight = 260;
const grid = { left: 40, right: 12, top: 56, bottom: 28, containLabel: false, outerBoundsMode: "none" };
const shortWeek = (week: string) => week.slice(5);

/** The entries of each week. Each dimension is a part of the column. */
export function entryChart(weeks: readonly EntryWeek[], names: Record<DimensionKey, string>, width: number): Drawing {
  const total = (index: number) => dimensionKeys.reduce((sum, key) => sum + (weeks[index]?.entries[key] ?? 0), 0);
  const most = Math.max(0, ...weeks.map((_week, index) => total(index)));
  return {
    width,
    height: weekChartHeight,
    option: {
      legend: legend(dimensionKeys.map((key) => names[key])),
      grid: { ...grid, ...(width < 500 && { top: 72 }) },
      xAxis: nameAxis(weeks.map(({ week }) => shortWeek(week))),
      yAxis: countAxis(most),
      series: dimensionKeys.map((key, index) => ({
        name: names[key],
        type: "bar",
        stack: "entries",
        barMaxWidth: 40,
        data: weeks.map((week) => week.entries[key]),
        itemStyle: { color: dimensionColours[key], borderColor: "var(--surface)", borderWidth: 1, ...pattern(index) },
        ...(index === dimensionKeys.length - 1 && {
          label: {
            show: true,
            position: "top",
            color: "var(--ink)",
            fontSize: 13,
            formatter: ({ dataIndex }: { dataIndex: number }) => String(total(dataIndex)),
          },
        }),
      })),
    },
  };
}
