import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { isAdditive } from "@/lib/findings/additive";
import { countedFigures } from "@/lib/findings/filter";
import { latestFigures } from "@/lib/findings/queries/latest-figures";
import { countVisitedSites } from "@/lib/findings/queries/visited-sites";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Question: what is the total of each indicator over the sites, as of when, and how far can it be trusted?
 * One figure for each present-day site: the latest by 截至, then by day of visit. A year or month as 截至 means its last
 * day, but never for one after the visit. Postgres adds up as numeric: no float is involved.
 * Denominator: the visited sites, as in theme-support. What is behind a total is in indicator-figures.
 * Excluded: visits that do not count; theme, mark and search of the filter. A rate or an average has no total.
 */
export interface IndicatorTotal {
  id: string;
  name: string;
  unit: string;
  definition: string;
  /** How many sites gave a figure. */
  sites: number;
  /** Null for a rate, a share or an average. */
  total: string | null;
  /** One of the added figures is inexact, and so is the total. */
  inexact: boolean;
  least: string;
  most: string;
  earliestAsOf: string;
  latestAsOf: string;
  /** The figures do not all have the same 截至. */
  mixedAsOf: boolean;
  /** How many different 口径 the added figures have … */
  definitions: number;
  /** … and how many of them say none. */
  undefinedSites: number;
  /** At how many sites and 截至 two visits gave two different values. */
  conflicts: number;
  /** How many of the added figures are marked 有出入. */
  disputed: number;
  unverified: number;
  /** Figures that count, including older ones of a site: the rows that the link opens. */
  figures: number;
}

export interface IndicatorTotals {
  /** How many sites have a visit that counts. */
  visited: number;
  /** How many sites gave a figure of any indicator. */
  given: number;
  /** Only indicators with a figure under the filter, in the order of the project's list. */
  indicators: IndicatorTotal[];
}

/** Two texts of a 口径 are the same if they differ in spaces and widths only. In TypeScript: mixed-definitions.ts. */
const definitionKey = Prisma.sql`regexp_replace(normalize(latest.definition, NFKC), '\\s', '', 'g')`;

/** What was said of each indicator at each site and 截至: how many figures, and whether they differ. */
const figurePlaces = (counted: Prisma.Sql) => Prisma.sql`
  SELECT indicator_id, site_id, as_of, count(*) AS figures, min(value) <> max(value) AS differ
  FROM ${counted} GROUP BY indicator_id, site_id, as_of`;

/** The conflicts of all indicators together. */
export async function countConflicts(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<number> {
  const counted = Prisma.sql`(
    SELECT f.indicator_id, s.id AS site_id, f.as_of, f.value FROM ${countedFigures(scope, filter)}) AS counted`;
  const rows = await reader.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM (${figurePlaces(counted)}) AS places WHERE differ`,
  );
  return rows[0]?.count ?? 0;
}

export async function indicatorTotals(
  scope: ProjectScope,
  filter: FindingsFilter,
  /** Some indicators instead of all. */
  { only }: { only?: readonly string[] } = {},
  reader: Reader = readFindings(),
): Promise<IndicatorTotals> {
  const visiting = countVisitedSites(scope, filter, reader);
  const from = countedFigures(scope, filter);
  const asked = only ? Prisma.sql`${from} AND f.indicator_id = ANY(${[...only]}::uuid[])` : from;
  const rows = await reader.$queryRaw<(IndicatorTotal & { total: string; heard: number })[]>(Prisma.sql`
    WITH counted AS MATERIALIZED (${latestFigures.counted(asked)}),
    latest AS (${latestFigures.ofSites(Prisma.sql`counted`)}),
    places AS MATERIALIZED (${figurePlaces(Prisma.sql`counted`)}),
    all_figures AS (
      SELECT indicator_id, sum(figures)::int AS figures, (count(*) FILTER (WHERE differ))::int AS conflicts
      FROM places GROUP BY indicator_id
    )
    SELECT i.id, i.name, i.unit, i.definition, trim_scale(sum(latest.value))::text AS total,
      trim_scale(min(latest.value))::text AS least, trim_scale(max(latest.value))::text AS most,
      bool_or(latest.said <> '') AS inexact, count(*)::int AS sites,
      min(latest.as_of COLLATE "C") AS "earliestAsOf", max(latest.as_of COLLATE "C") AS "latestAsOf",
      count(DISTINCT latest.as_of) > 1 AS "mixedAsOf",
      count(DISTINCT nullif(${definitionKey}, ''))::int AS definitions,
      (count(*) FILTER (WHERE ${definitionKey} = ''))::int AS "undefinedSites",
      (count(*) FILTER (WHERE latest.verification = 'disputed'))::int AS disputed,
      (count(*) FILTER (WHERE latest.verification = 'unverified'))::int AS unverified,
      all_figures.figures, all_figures.conflicts,
      (SELECT count(*)::int FROM (SELECT DISTINCT site_id FROM places) AS heard) AS heard
    FROM latest JOIN indicators i ON i.project_id = ${scope.projectId}::uuid AND i.id = latest.indicator_id
    JOIN all_figures ON all_figures.indicator_id = latest.indicator_id
    GROUP BY i.id, i.name, i.unit, i.definition, i.position, all_figures.figures, all_figures.conflicts
    ORDER BY i.position, i.name, i.id`);
  const visited = await visiting;
  const indicators = rows.map(({ heard: _sites, total, ...row }) => ({
    ...row,
    total: isAdditive(row) ? total : null,
  }));
  return { visited, given: rows[0]?.heard ?? 0, indicators };
}
