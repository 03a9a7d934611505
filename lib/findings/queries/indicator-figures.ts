import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedFigures } from "@/lib/findings/filter";
import { latestFigures } from "@/lib/findings/queries/latest-figures";
import { listVisitedSites } from "@/lib/findings/queries/visited-sites";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { SiteKind } from "@/lib/vocabulary";

/**
 * Question: what is behind the total of one indicator: the figure of each site, the sites that gave none, and where two
 * visits contradict each other?
 * Denominator: the visited sites, as in indicator-totals.
 * Excluded: as in indicator-totals.
 */
export interface SiteFigure {
  figureId: string;
  siteId: string;
  siteName: string;
  siteKind: SiteKind;
  /** Exact decimal, as text, without trailing zeros, or the words of an inexact figure (约200). */
  value: string;
  /** The same as a number alone, also where it was said in words. */
  amount: string;
  asOf: string;
  /** 口径; may be "". */
  definition: string;
}

/** Two visits gave two different values for one site and one 截至. */
export interface FigureConflict {
  siteId: string;
  siteName: string;
  asOf: string;
  values: string[];
}

export interface IndicatorFigures {
  /** The figures that are added up, one for each site, in the order of the project's list. */
  bySite: SiteFigure[];
  conflicts: FigureConflict[];
  /** The visited sites that gave no figure. */
  missing: { id: string; name: string }[];
}

const ofIndicator = (scope: ProjectScope, filter: FindingsFilter, indicatorId: string) =>
  Prisma.sql`${countedFigures(scope, filter)} AND f.indicator_id = ${indicatorId}::uuid`;

export async function indicatorFigures(
  scope: ProjectScope,
  filter: FindingsFilter,
  indicatorId: string,
  reader: Reader = readFindings(),
): Promise<IndicatorFigures> {
  const from = ofIndicator(scope, filter, indicatorId);
  const adding = reader.$queryRaw<SiteFigure[]>(Prisma.sql`
    WITH counted AS (${latestFigures.counted(from)}), latest AS (${latestFigures.ofSites(Prisma.sql`counted`)})
    SELECT latest.id AS "figureId", s.id AS "siteId", s.name AS "siteName", s.kind AS "siteKind",
      coalesce(nullif(latest.said, ''), trim_scale(latest.value)::text) AS value,
      trim_scale(latest.value)::text AS amount, latest.as_of AS "asOf", latest.definition
    FROM latest JOIN sites s ON s.project_id = ${scope.projectId}::uuid AND s.id = latest.site_id
    ORDER BY s.position, s.name, s.id`);
  const contradicting = reader.$queryRaw<FigureConflict[]>(Prisma.sql`
    SELECT s.id AS "siteId", s.name AS "siteName", f.as_of AS "asOf", array_agg(DISTINCT trim_scale(f.value)::text) AS values
    FROM ${from} GROUP BY s.id, s.name, s.position, f.as_of HAVING count(DISTINCT f.value) > 1
    ORDER BY s.position, s.name, f.as_of`);
  const [bySite, conflicts, visited] = await Promise.all([
    adding,
    contradicting,
    listVisitedSites(scope, filter, reader),
  ]);
  const heard = new Set(bySite.map((figure) => figure.siteId));
  const missing = visited.filter((site) => !heard.has(site.id)).map(({ id, name }) => ({ id, name }));
  return { bySite, conflicts, missing };
}

/** Which of these figures are the ones that are used for their site. */
export async function addedUpAmong(
  scope: ProjectScope,
  filter: FindingsFilter,
  figureIds: string[],
  reader: Reader = readFindings(),
): Promise<Set<string>> {
  if (figureIds.length === 0) return new Set();
  const rows = await reader.$queryRaw<{ id: string }[]>(Prisma.sql`
    WITH counted AS (${latestFigures.counted(Prisma.sql`${countedFigures(scope, filter)} AND f.indicator_id IN (
      SELECT shown.indicator_id FROM figures shown
      WHERE shown.project_id = ${scope.projectId}::uuid AND shown.id = ANY(${figureIds}::uuid[]))`)}),
    latest AS (${latestFigures.ofSites(Prisma.sql`counted`)})
    SELECT id FROM latest WHERE id = ANY(${figureIds}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}
