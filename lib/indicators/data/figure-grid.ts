import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { countedFigures } from "@/lib/findings/filter";
import { latestFigures } from "@/lib/findings/queries/latest-figures";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { GridFigure } from "@/lib/indicators/grid/types";

/**
 * Question: which figure of each indicator is used for each site, and what does it say of itself?
 * Denominator: none; as many figures as the totals add up.
 * Excluded: what the filter excludes, nothing else. `only` are some indicators instead of all.
 */
export function readGridFigures(
  scope: ProjectScope,
  filter: FindingsFilter,
  only?: readonly string[],
  reader: Reader = readOnly(),
): Promise<GridFigure[]> {
  const from = countedFigures(scope, filter);
  const asked = only ? Prisma.sql`${from} AND f.indicator_id = ANY(${[...only]}::uuid[])` : from;
  return reader.$queryRaw<GridFigure[]>(Prisma.sql`
    WITH counted AS MATERIALIZED (${latestFigures.counted(asked)}),
    latest AS (${latestFigures.ofSites(Prisma.sql`counted`)}),
    places AS (
      SELECT indicator_id, site_id, sum(figures)::int AS figures, bool_or(differ) AS differ
      FROM (SELECT indicator_id, site_id, as_of, count(*) AS figures, min(value) <> max(value) AS differ
        FROM counted GROUP BY indicator_id, site_id, as_of) AS times
      GROUP BY indicator_id, site_id
    )
    SELECT latest.indicator_id AS "indicatorId", latest.site_id AS "siteId",
      coalesce(nullif(latest.said, ''), trim_scale(latest.value)::text) AS value, trim_scale(latest.value)::text AS exact,
      latest.said <> '' AS inexact, latest.as_of AS "asOf", latest.definition, f.source, latest.verification,
      places.differ AS conflicting, places.figures
    FROM latest
    JOIN places ON places.indicator_id = latest.indicator_id AND places.site_id = latest.site_id
    JOIN figures f ON f.project_id = ${scope.projectId}::uuid AND f.id = latest.id
    JOIN sites s ON s.project_id = ${scope.projectId}::uuid AND s.id = latest.site_id
    ORDER BY s.position, s.name, s.id`);
}
