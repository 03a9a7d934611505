import { ChartFrame } from "@/components/findings/charts/chart-frame";
import { HeatNumbers } from "@/components/findings/charts/heat-numbers";
import { cellStateKeys } from "@/lib/findings/cell-glyphs";
import { heatChartHeight } from "@/lib/findings/charts/heat-chart";
import { heatChartOf, stateWords } from "@/lib/findings/charts/heat-words";
import { chartWidths } from "@/lib/findings/charts/read-charts";
import { filterHref } from "@/lib/findings/filter-address";
import type { ChartData } from "@/lib/findings/loaders";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";
import { dimensionKeys } from "@/lib/vocabulary";

type HeatChartProps = { projectId: string; filter: FindingsFilter; heat: ChartData["heat"] };

/** What was heard where and what was not: places × dimensions, as a picture and as a table. */
export async function HeatChart({ projectId, filter, heat }: HeatChartProps) {
  const t = await translator();
  const query = filterHref("", filter).slice(1);
  const chart = heatChartOf(heat, t);
  const used = cellStateKeys.filter((state) =>
    heat.places.some(({ cells }) => dimensionKeys.some((key) => cells[key].state === state)),
  );
  return (
    <ChartFrame
      {...{ projectId, query }}
      chart="heat"
      title={t("findings.charts.heat.title")}
      label={t(`findings.charts.heat.label.${heat.by === "site" ? "site" : "places"}`, { count: heat.places.length })}
      height={heatChartHeight(chart, chartWidths.wide)}
      narrowHeight={heatChartHeight(chart, chartWidths.narrow)}
    >
      <HeatNumbers
        {...{ projectId, query }}
        by={heat.by}
        places={chart.places}
        states={Object.fromEntries(used.map((state) => [state, stateWords(state, t)]))}
      />
    </ChartFrame>
  );
}
