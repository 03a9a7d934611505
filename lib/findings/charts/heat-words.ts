import { cellGlyphs, cellStateKeys } from "@/lib/findings/cell-glyphs";
import type { Heat } from "@/lib/findings/charts/heat";
import type { HeatChart } from "@/lib/findings/charts/heat-chart";
import type { CellState } from "@/lib/findings/queries/coverage";
import type { Translator } from "@/lib/i18n/server";
import { dimensionGlyphs, dimensionKeys, siteKinds, type DimensionKey } from "@/lib/vocabulary";

/** What a state is called where no number stands beside it. */
export const stateWords = (state: CellState, t: Translator) =>
  state === "heard" || state === "figures" ? t(`findings.charts.heat.${state}`) : t(`findings.coverage.${state}`);

/** The heat map with the words of the reader's language. */
export function heatChartOf(heat: Heat, t: Translator): HeatChart {
  const named = (key: DimensionKey) => `${dimensionGlyphs[key]} ${t(`vocabulary.dimensionShort.${key}`)}`;
  const used = cellStateKeys.filter(
    (state) =>
      state !== "heard" && heat.places.some(({ cells }) => dimensionKeys.some((key) => cells[key].state === state)),
  );
  const signs = used.map((state) => `${cellGlyphs[state]} ${stateWords(state, t)}`);
  const places = heat.places.map((place) => {
    const kind = siteKinds.find((key) => heat.by === "kind" && key === place.id);
    const name = kind ? t(`vocabulary.siteKind.${kind}`) : place.name || t("findings.charts.heat.noCounty");
    return { ...place, name };
  });
  return {
    by: heat.by,
    places,
    words: {
      dimensions: Object.fromEntries(dimensionKeys.map((key) => [key, named(key)])) as Record<DimensionKey, string>, // a key each
      legend: [t(`findings.charts.heat.legend.${heat.by === "site" ? "site" : "places"}`), ...signs].join("　"),
    },
  };
}
