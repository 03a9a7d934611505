import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readIndicatorBehind } from "@/lib/findings/behind";
import type { Drawing, Shapes } from "@/lib/findings/charts/draw";
import { figureBarsOf } from "@/lib/findings/charts/figure-bars";
import { figureChart } from "@/lib/findings/charts/figure-chart";
import { chartNames, readChart, type ChartName, type Drawn } from "@/lib/findings/charts/read-charts";
import type { Translator } from "@/lib/i18n/server";
import { id } from "@/lib/text";
import { dimensionKeys } from "@/lib/vocabulary";

/** What an address may ask for: a chart by its name, or of an indicator by its id. */

export interface AnyChart {
  title: string;
  drawing: Drawing | Shapes;
  /** Its numbers are sites, not entries. */
  bySite: boolean;
}

const dimensionOf = (chart: ChartName) => dimensionKeys.find((key) => key === chart);

function titleOf(chart: ChartName, t: Translator): string {
  const dimension = dimensionOf(chart);
  if (dimension) return t("findings.charts.file.themes", { dimension: t(`vocabulary.dimension.${dimension}`) });
  if (chart === "heat") return t("findings.charts.heat.title");
  return chart === "fresh" ? t("findings.charts.fresh.title") : t("findings.charts.weeks");
}

/** Null if there is none: no such name, no such indicator, or no visit that counts has a figure of it. */
export async function readAnyChart(scope: ProjectScope, asked: unknown, drawn: Drawn): Promise<AnyChart | null> {
  const { filter, width, t } = drawn;
  const chart = chartNames.find((name) => name === asked);
  if (chart)
    return {
      title: titleOf(chart, t),
      drawing: await readChart(scope, chart, drawn),
      bySite: dimensionOf(chart) !== undefined,
    };
  const indicatorId = id.safeParse(asked);
  const behind = indicatorId.success ? await readIndicatorBehind(scope, indicatorId.data, filter) : null;
  if (!behind) return null;
  const title = t("findings.charts.figures.title", { name: behind.name });
  return { title, drawing: figureChart(figureBarsOf(behind, t), width), bySite: false };
}
