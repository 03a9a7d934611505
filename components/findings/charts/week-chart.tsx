import { ChartFrame } from "@/components/findings/charts/chart-frame";
import { WeekNumbers } from "@/components/findings/charts/week-numbers";
import { weekChartHeight } from "@/lib/findings/charts/week-chart";
import { filterHref } from "@/lib/findings/filter-address";
import type { ChartData } from "@/lib/findings/loaders";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";

type WeekChartProps = { projectId: string; filter: FindingsFilter; weeks: ChartData["weeks"] };

/** The entries of each week by dimension, as a chart and as a table. */
export async function WeekChart({ projectId, filter, weeks }: WeekChartProps) {
  const t = await translator();
  const query = filterHref("", filter).slice(1);
  return (
    <ChartFrame
      {...{ projectId, query }}
      chart="weeks"
      title={t("findings.charts.weeks")}
      label={t("findings.charts.weeksOf", { count: weeks.length })}
      height={weekChartHeight}
    >
      <WeekNumbers {...{ projectId, query, weeks }} days={{ from: filter.from, to: filter.to }} />
    </ChartFrame>
  );
}
