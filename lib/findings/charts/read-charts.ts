import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Drawing, Shapes } from "@/lib/findings/charts/draw";
import { freshChart } from "@/lib/findings/charts/fresh-chart";
import { heatOf } from "@/lib/findings/charts/heat";
import { heatChart } from "@/lib/findings/charts/heat-chart";
import { heatChartOf } from "@/lib/findings/charts/heat-words";
import { themeChart } from "@/lib/findings/charts/theme-chart";
import { entryChart } from "@/lib/findings/charts/week-chart";
import { commonFrom } from "@/lib/findings/commonness";
import { readThreshold } from "@/lib/findings/data";
import { coverage } from "@/lib/findings/queries/coverage";
import { entryWeeks } from "@/lib/findings/queries/entry-weeks";
import { firstHeard, heardSoFar } from "@/lib/findings/queries/first-heard";
import { overviewTotals } from "@/lib/findings/queries/overview-totals";
import { themeSupport, type ThemeSupport } from "@/lib/findings/queries/theme-support";
import type { FindingsFilter } from "@/lib/findings/schema";
import type { Translator } from "@/lib/i18n/server";
import { dimensionGlyphs, dimensionKeys, siteKinds, type DimensionKey, type SiteKind } from "@/lib/vocabulary";

/** What the charts of the findings show: the page lists the numbers, and each picture is drawn from the same ones. */

/** The chart of a dimension's themes, of what was heard where, of the weeks, or of when the themes came up first. */
export const chartNames = [...dimensionKeys, "heat", "weeks", "fresh"] as const;
export type ChartName = (typeof chartNames)[number];

/** A chart is drawn in two widths, so that its text stays readable on a phone. */
export const chartWidths = { wide: 640, narrow: 340 } as const;

/** How many themes of a dimension a chart shows, and the page of all dimensions. */
export const strongestThemes = 20;

/** The themes that a chart of a dimension shows, of all that a site speaks of. */
export function chartedThemes(supports: readonly ThemeSupport[], dimension: DimensionKey) {
  const heard = supports.filter((theme) => theme.dimension === dimension && theme.support > 0);
  const themes = heard.slice(0, strongestThemes);
  return {
    total: heard.length,
    themes,
    kinds: siteKinds.filter((kind) => themes.some(({ byKind }) => byKind[kind] > 0)),
  };
}

export interface Drawn {
  /** Without dimension, theme, words or mark. */
  filter: FindingsFilter;
  /** In CSS pixels. */
  width: number;
  t: Translator;
}

/** A chart to draw. */
export async function readChart(
  scope: ProjectScope,
  chart: ChartName,
  { filter, width, t }: Drawn,
): Promise<Drawing | Shapes> {
  if (chart === "weeks") {
    const named = (key: DimensionKey) => `${dimensionGlyphs[key]} ${t(`vocabulary.dimensionShort.${key}`)}`;
    const names = Object.fromEntries(dimensionKeys.map((key) => [key, named(key)])) as Record<DimensionKey, string>; // a key each
    return entryChart(await entryWeeks(scope, filter), names, width);
  }
  if (chart === "heat") return heatChart(heatChartOf(heatOf(await coverage(scope, filter)), t), width);
  if (chart === "fresh") {
    const [heard, { visits }] = await Promise.all([firstHeard(scope, filter), overviewTotals(scope, filter)]);
    const words = { visits: t("findings.charts.fresh.visits"), themes: t("findings.charts.fresh.themes") };
    return freshChart({ curve: heardSoFar(heard), visits, words }, width);
  }
  const [{ visited, themes: supports }, threshold] = await Promise.all([
    themeSupport(scope, { ...filter, dimension: chart }),
    chart === "problem" ? readThreshold(scope) : null,
  ]);
  const { themes, kinds } = chartedThemes(supports, chart);
  const kindName = (kind: SiteKind) => t(`vocabulary.siteKind.${kind}`);
  const from = threshold && commonFrom(threshold, visited);
  return themeChart(
    {
      dimension: chart,
      visited,
      kinds: kinds.map((kind) => ({ name: kindName(kind), pattern: siteKinds.indexOf(kind) })),
      themes: themes.map(({ name, byKind }) => ({ name, counts: kinds.map((kind) => byKind[kind]) })),
      threshold: from === null ? null : { from, label: t("findings.charts.common", { from }) },
    },
    width,
  );
}
