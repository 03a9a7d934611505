import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { readTheme } from "@/lib/findings/data";
import { readFilter, without } from "@/lib/findings/filter-address";
import { indicatorFigures, type IndicatorFigures } from "@/lib/findings/queries/indicator-figures";
import { indicatorTotals, type IndicatorTotal } from "@/lib/findings/queries/indicator-totals";
import { themeSamples, type ThemeSample } from "@/lib/findings/queries/theme-samples";
import { themeSites, type ThemeSite } from "@/lib/findings/queries/theme-sites";
import { countVisitedSites } from "@/lib/findings/queries/visited-sites";
import type { FindingsFilter } from "@/lib/findings/schema";
import type { Translator } from "@/lib/i18n/server";
import type { DimensionKey } from "@/lib/vocabulary";

/** What is behind a number of the findings. It is read when the number is opened, not with the page that shows it. */

export const samplesPerTheme = 3;

/**
 * The conditions of an address, for what is counted over whole themes or indicators.
 * @throws AppError invalid if a parameter is not understood: other numbers than expected would look right.
 */
export function conditionsOf(query: URLSearchParams, t: Translator): FindingsFilter {
  const { filter, ignored } = readFilter(Object.fromEntries(query));
  if (ignored.length > 0)
    throw new AppError("invalid", "findings.unread", [], {
      names: ignored.map((key) => t(`findings.names.${key}`)).join("、"),
    });
  return without(filter, "dimension", "theme", "q", "mark");
}

export interface ThemeBehind {
  id: string;
  name: string;
  dimension: DimensionKey;
  definition: string;
  /** No longer offered. */
  archived: boolean;
  /** The name of the theme above it. */
  parentName: string | null;
  /** The denominator: the sites with a visit that counts. */
  visited: number;
  /** The sites that speak of it, in the order of the project's list. */
  sites: ThemeSite[];
  entries: number;
  samples: ThemeSample[];
}

/** Null if the project has no such theme. */
export async function readThemeBehind(
  scope: ProjectScope,
  themeId: string,
  filter: FindingsFilter,
): Promise<ThemeBehind | null> {
  const theme = await readTheme(scope, themeId);
  if (!theme) return null;
  const [visited, sites, samples] = await Promise.all([
    countVisitedSites(scope, filter),
    themeSites(scope, filter, [themeId]),
    themeSamples(scope, filter, { perTheme: samplesPerTheme, only: [themeId] }),
  ]);
  const own = sites.get(themeId) ?? [];
  return {
    ...theme,
    visited,
    sites: own,
    entries: own.reduce((sum, site) => sum + site.entries, 0),
    samples: samples.get(themeId) ?? [],
  };
}

export type IndicatorBehind = Omit<IndicatorTotal, "conflicts"> & IndicatorFigures & { visited: number };

/** Null if no visit that counts has a figure of it. */
export async function readIndicatorBehind(
  scope: ProjectScope,
  indicatorId: string,
  filter: FindingsFilter,
): Promise<IndicatorBehind | null> {
  const { visited, indicators } = await indicatorTotals(scope, filter, { only: [indicatorId] });
  const total = indicators[0];
  return total ? { ...total, ...(await indicatorFigures(scope, filter, indicatorId)), visited } : null;
}
