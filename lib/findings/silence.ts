import type { CellState, CoverageSite } from "@/lib/findings/queries/coverage";
import type { DimensionKey } from "@/lib/vocabulary";

/**
 * What stands behind the number of a theme: the sites that say it, and why each of the others is not among them. Pure.
 */

/** `said`: with the theme. `other`: of the dimension, but without the theme. The others as in the coverage. */
export type SilenceState = "said" | "other" | Exclude<CellState, "heard">;

/** In the order in which they are told. */
export const silenceStates = [
  "said",
  "none",
  "not_raised",
  "other",
  "figures",
  "never_asked",
  "waiting",
  "unsubmitted",
  "not_visited",
] as const satisfies readonly SilenceState[];

export interface SilentSite {
  id: string;
  name: string;
  /** Entries with the theme, for `said`; of the dimension, for `other`; else 0. */
  entries: number;
  /** Entries of submitted visits that do not count yet. */
  waitingEntries: number;
}

export interface ThemeSilence {
  themeId: string;
  dimension: DimensionKey;
  /** Each site once; only states that some site has. */
  groups: { state: SilenceState; sites: SilentSite[] }[];
}

interface SilenceInput {
  themeId: string;
  dimension: DimensionKey;
  /** Sites behind the theme's support. */
  said: readonly { id: string; name: string; entries: number }[];
  coverage: readonly Pick<CoverageSite, "id" | "name" | "cells">[];
}

export function silenceOf({ themeId, dimension, said, coverage }: SilenceInput): ThemeSilence {
  const saying = new Set(said.map(({ id }) => id));
  const silent = coverage
    .filter(({ id }) => !saying.has(id))
    .map(({ id, name, cells }) => {
      const { state, entries, waitingEntries } = cells[dimension];
      const told: SilenceState = state === "heard" ? "other" : state;
      return { state: told, site: { id, name, entries, waitingEntries } };
    });
  const groups = silenceStates.map((state) => ({
    state,
    sites:
      state === "said"
        ? said.map(({ id, name, entries }): SilentSite => ({ id, name, entries, waitingEntries: 0 }))
        : silent.filter((one) => one.state === state).map(({ site }) => site),
  }));
  return { themeId, dimension, groups: groups.filter(({ sites }) => sites.length > 0) };
}

/** How many sites are in each state of a dimension. */
export type CellStates = Partial<Record<CellState, number>>;

export function cellStates(coverage: readonly Pick<CoverageSite, "cells">[], dimension: DimensionKey): CellStates {
  const counts: CellStates = {};
  for (const { cells } of coverage) counts[cells[dimension].state] = (counts[cells[dimension].state] ?? 0) + 1;
  return counts;
}

/**
 * The same for a theme of the dimension that `support` sites speak of, in the order in which it is told. A site that
 * speaks of a theme speaks of its dimension, so no theme needs a look of its own.
 */
export function silenceBeside(support: number, states: CellStates): { state: SilenceState; sites: number }[] {
  return silenceStates.flatMap((state) => {
    const { heard = 0 } = states;
    const sites = state === "said" ? 0 : state === "other" ? heard - support : (states[state] ?? 0);
    return sites > 0 ? [{ state, sites }] : [];
  });
}
