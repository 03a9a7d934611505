import "server-only";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import type { ThemeBehind } from "@/lib/findings/behind";
import { commonFrom, commonness, type Commonness } from "@/lib/findings/commonness";
import { readTheme, readThemeNames, readThreshold } from "@/lib/findings/data";
import { coverage, type CoverageSite } from "@/lib/findings/queries/coverage";
import { claimsOfThemes, type ThemeClaim } from "@/lib/findings/queries/theme-claims";
import { themeQuotes, type ThemeQuotes } from "@/lib/findings/queries/theme-quotes";
import { themeSites } from "@/lib/findings/queries/theme-sites";
import type { FindingsFilter } from "@/lib/findings/schema";
import { silenceOf, type ThemeSilence } from "@/lib/findings/silence";
import { siteKinds, type DimensionKey, type SiteKind } from "@/lib/vocabulary";

/** One theme with all that is behind its number. It is read when the theme is opened, not with the list of themes. */

/** Of the visited sites of one kind or county, how many say it. */
export interface PlaceShare<Place> {
  place: Place;
  said: number;
  visited: number;
}

/** A theme that answers this one, or that this one answers. */
export interface PairedTheme {
  id: string;
  name: string;
  dimension: DimensionKey;
  support: number;
}

export interface ThemeSheet extends Omit<ThemeBehind, "samples">, ThemeQuotes {
  /** 共性 or 个性 by the project's threshold; null between the two, or where nobody says it. */
  weight: Commonness | null;
  /** From how many sites it is 共性. */
  commonFrom: number;
  /** Only kinds and counties that were visited. */
  kinds: PlaceShare<SiteKind>[];
  counties: PlaceShare<string>[];
  /** The other planned sites, by the reason why they do not say it. */
  silence: ThemeSilence;
  /** Joined with it by a person; null where themes of its dimension are not joined. */
  paired: PairedTheme[] | null;
  /** The claims that stand on it or on a theme above it. */
  claims: ThemeClaim[];
  /** Whether the reader may write the visit that is missing. */
  mayVisit: boolean;
}

function shares<Place>(
  sites: readonly CoverageSite[],
  said: ReadonlySet<string>,
  placeOf: (site: CoverageSite) => Place,
): PlaceShare<Place>[] {
  const found = new Map<Place, PlaceShare<Place>>();
  for (const site of sites) {
    const place = placeOf(site);
    const share = found.get(place) ?? { place, said: 0, visited: 0 };
    found.set(place, { place, said: share.said + (said.has(site.id) ? 1 : 0), visited: share.visited + 1 });
  }
  return [...found.values()];
}

/**
 * Null if the project has no such theme.
 * @param pairedIds the themes that a person joined with it
 * @param above the themes that it stands under, at any level
 */
export async function readThemeSheet(
  scope: ProjectScope,
  asked: { themeId: string; filter: FindingsFilter; pairedIds: readonly string[]; above: readonly string[] },
): Promise<ThemeSheet | null> {
  const { themeId, filter, pairedIds, above } = asked;
  const theme = await readTheme(scope, themeId);
  if (!theme) return null;
  const { dimension } = theme;
  const [supports, planned, told, threshold, joined, claims] = await Promise.all([
    themeSites(scope, filter, [themeId, ...pairedIds]),
    coverage(scope, filter),
    themeQuotes(scope, filter, { id: themeId, dimension }),
    readThreshold(scope),
    readThemeNames(scope, pairedIds),
    claimsOfThemes(scope, [themeId, ...above]),
  ]);
  const sites = supports.get(themeId) ?? [];
  const said = new Set(sites.map(({ id }) => id));
  const visited = planned.filter(({ countedVisits }) => countedVisits > 0);
  const from = commonFrom(threshold, visited.length);
  const kinds = shares(visited, said, ({ kind }) => kind);
  const { groups, ...of } = silenceOf({ themeId, dimension, said: sites, coverage: planned });
  const paired = joined.map((one) => ({
    ...one,
    support: supports.get(one.id)?.length ?? 0,
  }));
  return {
    ...theme,
    ...told,
    claims,
    visited: visited.length,
    sites,
    entries: sites.reduce((sum, site) => sum + site.entries, 0),
    weight: commonness(sites.length, from),
    commonFrom: from,
    kinds: siteKinds.flatMap((key) => kinds.filter(({ place }) => place === key)),
    counties: shares(visited, said, ({ county }) => county),
    silence: { ...of, groups: groups.filter(({ state }) => state !== "said") },
    paired:
      dimension === "problem" || dimension === "suggestion"
        ? paired.toSorted((a, b) => b.support - a.support || (a.id < b.id ? -1 : 1))
        : null,
    mayVisit: can(scope.actor, "visit.write"),
  };
}
