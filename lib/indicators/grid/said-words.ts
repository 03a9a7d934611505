import { mixedDefinitions } from "@/lib/findings/mixed-definitions";
import type { Translator } from "@/lib/i18n/server";
import type { GridColumn, NoPer, SaidGroup } from "@/lib/indicators/grid/types";

/** What a column mixes, and which sites could not be divided, in words. Pure. */

interface Said {
  t: Translator;
  nameOf: (siteId: string) => string;
  /** How many sites of a group are named; all without it. */
  most?: number;
}

function named(siteIds: readonly string[], { t, nameOf, most }: Said): string {
  const shown = siteIds.slice(0, most ?? siteIds.length).map(nameOf);
  const names = shown.join(t("findings.said.separator"));
  return shown.length < siteIds.length ? t("indicators.grid.andMore", { names, count: siteIds.length }) : names;
}

const groupWords = (group: SaidGroup, said: Said, words: string) =>
  said.t("indicators.grid.group", { words, sites: named(group.siteIds, said) });

/** 截至2024：甲镇、乙镇 … Empty if all say the same. */
export function timeWords({ times }: Pick<GridColumn, "times">, said: Said): string[] {
  if (times.length < 2) return [];
  return times.map((group) => groupWords(group, said, said.t("indicators.grid.asOf", { asOf: group.words })));
}

/** 口径“常住”：甲镇 … 未写明口径：丙镇. Empty if all say the same, or none says any. */
export function definitionWords({ definitions }: Pick<GridColumn, "definitions">, said: Said): string[] {
  if (definitions.length < 2) return [];
  const { t } = said;
  return definitions.map((group) =>
    groupWords(
      group,
      said,
      group.words ? t("indicators.grid.definitionOf", { text: group.words }) : t("indicators.grid.noDefinition"),
    ),
  );
}

export const mixOf = ({ definitions }: Pick<GridColumn, "definitions">) =>
  mixedDefinitions({
    definitions: definitions.filter(({ words }) => words !== "").length,
    undefinedSites: definitions.find(({ words }) => words === "")?.siteIds.length ?? 0,
  });

const reasons: readonly NoPer[] = ["noValue", "noBase", "zeroBase"];

/** The sites without a value per unit of the base, by reason. */
export function missingWords({ per }: Pick<GridColumn, "per">, base: string, said: Said): string[] {
  return reasons.flatMap((why) => {
    const siteIds = per?.missing.filter((each) => each.why === why).map(({ siteId }) => siteId) ?? [];
    if (siteIds.length === 0) return [];
    return [said.t(`indicators.grid.why.${why}`, { base, sites: named(siteIds, said) })];
  });
}
