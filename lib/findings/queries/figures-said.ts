import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedFigures } from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { VerificationState } from "@/lib/vocabulary";

/** How many figures of an indicator are in each state. */
export type CheckCounts = Record<VerificationState, number>;

/**
 * Question: what was said of each indicator, all visits of a site among it: how many figures, how far are they checked,
 * and where do two contradict each other?
 * Denominator: none.
 * Excluded: visits that do not count; theme, mark and search of the filter.
 */
export interface FiguresSaid {
  /** All figures that count, including older ones of a site. */
  figures: number;
  checks: CheckCounts;
  /** At how many sites and 截至 two visits gave two different values. */
  conflicts: number;
}

export interface AllFiguresSaid {
  /** How many sites gave a figure of any indicator. */
  sites: number;
  byIndicator: Map<string, FiguresSaid>;
}

type SaidRow = CheckCounts & { id: string; sites: number; figures: number; conflicts: number };

export async function figuresSaid(
  scope: ProjectScope,
  filter: FindingsFilter,
  /** Some indicators instead of all. */
  { only }: { only?: readonly string[] } = {},
  reader: Reader = readFindings(),
): Promise<AllFiguresSaid> {
  const among = only ? Prisma.sql`AND f.indicator_id = ANY(${[...only]}::uuid[])` : Prisma.empty;
  const rows = await reader.$queryRaw<SaidRow[]>(Prisma.sql`
    WITH places AS MATERIALIZED (
      SELECT f.indicator_id, s.id AS site_id, f.as_of, count(*) AS figures, min(f.value) <> max(f.value) AS differ,
        count(*) FILTER (WHERE f.verification = 'verified') AS verified,
        count(*) FILTER (WHERE f.verification = 'disputed') AS disputed
      FROM ${countedFigures(scope, filter)} ${among} GROUP BY f.indicator_id, s.id, f.as_of
    )
    SELECT indicator_id AS id, sum(figures)::int AS figures, (count(*) FILTER (WHERE differ))::int AS conflicts,
      sum(verified)::int AS verified, sum(disputed)::int AS disputed,
      sum(figures - verified - disputed)::int AS unverified,
      (SELECT count(DISTINCT site_id)::int FROM places) AS sites
    FROM places GROUP BY indicator_id`);
  return {
    sites: rows[0]?.sites ?? 0,
    byIndicator: new Map(
      rows.map(({ id, sites: _sites, figures, conflicts, ...checks }) => [id, { figures, conflicts, checks }]),
    ),
  };
}

/** The conflicts of all indicators together. */
export async function countConflicts(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<number> {
  const { byIndicator } = await figuresSaid(scope, filter, {}, reader);
  return [...byIndicator.values()].reduce((sum, { conflicts }) => sum + conflicts, 0);
}
