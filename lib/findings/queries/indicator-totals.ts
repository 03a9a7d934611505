import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { isAdditive } from "@/lib/findings/additive";
import { countedFigures } from "@/lib/findings/filter";
import { figuresSaid, type FiguresSaid } from "@/lib/findings/queries/figures-said";
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
export interface IndicatorTotal extends FiguresSaid {
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
  /** How many of the added figures are marked 有出入. */
  disputed: number;
  unverified: number;
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
const definitionKey = Prisma.sql`regexp_replace(normalize(definition, NFKC), '\\s', '', 'g')`;

type TotalRow = Omit<IndicatorTotal, "total" | keyof FiguresSaid> & { total: string };

/** The totals alone. A 口径 and a 截至 are looked at once for all figures that have both. */
function addUp(
  scope: ProjectScope,
  filter: FindingsFilter,
  only: readonly string[] | undefined,
  reader: Reader,
): Promise<TotalRow[]> {
  const from = countedFigures(scope, filter);
  const asked = only ? Prisma.sql`${from} AND f.indicator_id = ANY(${[...only]}::uuid[])` : from;
  return reader.$queryRaw<TotalRow[]>(Prisma.sql`
    WITH counted AS (${latestFigures.counted(asked)}),
    latest AS (${latestFigures.ofSites(Prisma.sql`counted`)}),
    alike AS (
      SELECT indicator_id, as_of, definition, sum(value) AS total, min(value) AS least, max(value) AS most,
        bool_or(said <> '') AS inexact, count(*) AS sites,
        count(*) FILTER (WHERE verification = 'disputed') AS disputed,
        count(*) FILTER (WHERE verification = 'unverified') AS unverified
      FROM latest GROUP BY indicator_id, as_of, definition
    ), keyed AS (SELECT *, ${definitionKey} AS key FROM alike)
    SELECT i.id, i.name, i.unit, i.definition, trim_scale(sum(keyed.total))::text AS total,
      trim_scale(min(keyed.least))::text AS least, trim_scale(max(keyed.most))::text AS most,
      bool_or(keyed.inexact) AS inexact, sum(keyed.sites)::int AS sites,
      min(keyed.as_of COLLATE "C") AS "earliestAsOf", max(keyed.as_of COLLATE "C") AS "latestAsOf",
      count(DISTINCT keyed.as_of) > 1 AS "mixedAsOf",
      count(DISTINCT nullif(keyed.key, ''))::int AS definitions,
      coalesce(sum(keyed.sites) FILTER (WHERE keyed.key = ''), 0)::int AS "undefinedSites",
      sum(keyed.disputed)::int AS disputed, sum(keyed.unverified)::int AS unverified
    FROM keyed JOIN indicators i ON i.project_id = ${scope.projectId}::uuid AND i.id = keyed.indicator_id
    GROUP BY i.id, i.name, i.unit, i.definition, i.position
    ORDER BY i.position, i.name, i.id`);
}

/** Both look at all figures, the totals at the latest of each site: as two statements, they run side by side. */
export async function indicatorTotals(
  scope: ProjectScope,
  filter: FindingsFilter,
  /** Some indicators instead of all. */
  { only }: { only?: readonly string[] } = {},
  reader: Reader = readFindings(),
): Promise<IndicatorTotals> {
  const [rows, said, visited] = await Promise.all([
    addUp(scope, filter, only, reader),
    figuresSaid(scope, filter, { ...(only && { only }) }, reader),
    countVisitedSites(scope, filter, reader),
  ]);
  const indicators = rows.flatMap(({ total, ...row }) => {
    const all = said.byIndicator.get(row.id);
    return all ? { ...row, ...all, total: isAdditive(row) ? total : null } : [];
  });
  return { visited, given: said.sites, indicators };
}
