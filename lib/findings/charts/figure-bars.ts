import type { IndicatorBehind } from "@/lib/findings/behind";
import type { FigureBars } from "@/lib/findings/charts/figure-chart";
import { definitionKey, mixedDefinitions } from "@/lib/findings/mixed-definitions";
import type { Translator } from "@/lib/i18n/server";

/** The figures of an indicator as a picture shows them: the largest first, marked by 口径 where there are several. */

/** So many sites are drawn; the table beside the picture has all. */
export const mostFigureBars = 40;

type Figures = Pick<
  IndicatorBehind,
  "unit" | "bySite" | "missing" | "mixedAsOf" | "earliestAsOf" | "latestAsOf" | "definitions" | "undefinedSites"
>;

const signs = "①②③④⑤⑥⑦⑧⑨";
const otherSign = "⊙";

/** The mark of each 口径 by its key, "" for none; no marks where one rule holds for all. */
export function definitionMarks(figures: Pick<Figures, "bySite" | "definitions" | "undefinedSites">) {
  if (!mixedDefinitions(figures)) return new Map<string, { sign: string; definition: string }>();
  const said = new Map(figures.bySite.map(({ definition }) => [definitionKey(definition), definition]));
  return new Map(
    [...said].map(([key, definition], at) => [key, { sign: signs[at] ?? otherSign, definition }] as const),
  );
}

export function figureBarsOf(figures: Figures, t: Translator): FigureBars {
  const { unit, bySite, missing, mixedAsOf, earliestAsOf, latestAsOf } = figures;
  const marks = definitionMarks(figures);
  const places = [...marks.keys()];
  const largest = bySite.toSorted((a, b) => Number(b.amount) - Number(a.amount));
  const mix = mixedDefinitions(figures);
  const notes = [
    ...(mixedAsOf ? [t("findings.figures.asOfMixed", { earliest: earliestAsOf, latest: latestAsOf })] : []),
    ...(mix ? [t(`findings.figures.${mix}`)] : []),
    ...[...marks.values()].map(({ sign, definition }) =>
      definition
        ? `${sign} ${t("findings.figures.definition", { text: definition })}`
        : `${sign} ${t("findings.charts.figures.undefined")}`,
    ),
    ...(largest.length > mostFigureBars
      ? [t("findings.charts.figures.largest", { shown: mostFigureBars, total: largest.length })]
      : []),
    ...(missing.length > 0 ? [t("findings.charts.figures.missing", { count: missing.length })] : []),
  ];
  const bars = largest.slice(0, mostFigureBars).map(({ siteName, value, amount, asOf, definition }) => {
    const key = definitionKey(definition);
    const label = t("findings.charts.figures.bar", { value, unit, asOf });
    return {
      name: siteName,
      amount: Number(amount),
      label: [label, marks.get(key)?.sign].filter(Boolean).join(" "),
      group: Math.max(0, places.indexOf(key)),
    };
  });
  return { bars, notes };
}
