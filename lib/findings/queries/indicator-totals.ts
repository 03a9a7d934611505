import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { isAdditive } from "@/lib/findings/additive";
import { countedFigures } from "@/lib/findings/filter";
import { groupBy } from "@/lib/findings/group-by";
import { listVisitedSites, type VisitedSite } from "@/lib/findings/queries/visited-sites";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { SiteKind } from "@/lib/vocabulary";

/**
 * Question: what is the total of each indicator over the sites, as of when, and how far can it be trusted?
 * One figure for each present-day site: the latest by 截至, then by day of visit. A year or month as 截至 means its last
 * day, but never for one after the visit. Postgres adds up as numeric: no float is involved.
 * Denominator: the visited sites, as in theme-support; `missing` are those that gave no figure.
 * Excluded: visits that do not count; theme, mark and search of the filter. A rate or an average has no total.
 */
export interface SiteFigure {
  figureId: string;
  siteId: string;
  siteName: string;
  siteKind: SiteKind;
  /** Exact decimal, as text, without trailing zeros, or the words of an inexact figure (约200). */
  value: string;
  asOf: string;
}

/** Two visits gave two different values for one site and one 截至. */
export interface FigureConflict {
  siteId: string;
  siteName: string;
  asOf: string;
  values: string[];
}

export interface IndicatorTotal {
  id: string;
  name: string;
  unit: string;
  definition: string;
  /** The figures that are added up, one for each site, in the order of the project's list. */
  bySite: SiteFigure[];
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
  conflicts: FigureConflict[];
  /** How many of the added figures are marked 有出入. */
  disputed: number;
  unverified: number;
  /** Figures that count, including older ones of a site: the rows that the link opens. */
  figures: number;
  missing: { id: string; name: string }[];
}

export interface IndicatorTotals {
  visitedSites: VisitedSite[];
  /** Only indicators with a figure under the filter, in the order of the project's list. */
  indicators: IndicatorTotal[];
}

type LatestRow = SiteFigure & { indicatorId: string; verification: string };
type SumRow = {
  id: string;
  name: string;
  unit: string;
  definition: string;
  total: string;
  least: string;
  most: string;
  inexact: boolean;
  figures: number;
};
type ConflictRow = FigureConflict & { indicatorId: string };

/** The last day of a 截至, never after the visit. */
const asOfDay = Prisma.sql`
  CASE length(f.as_of)
    WHEN 4 THEN least((f.as_of || '-12-31'), to_char(v.visited_on, 'YYYY-MM-DD'))
    WHEN 7 THEN least(to_char((f.as_of || '-01')::date + interval '1 month - 1 day', 'YYYY-MM-DD'), to_char(v.visited_on, 'YYYY-MM-DD'))
    ELSE f.as_of END COLLATE "C"`;

const latestOf = (from: Prisma.Sql) => Prisma.sql`
  SELECT DISTINCT ON (f.indicator_id, s.id) f.id, f.indicator_id, s.id AS site_id, s.name AS site_name, s.kind AS site_kind,
    s.position, f.value, f.said, f.as_of, f.verification
  FROM ${from} ORDER BY f.indicator_id, s.id, ${asOfDay} DESC, v.visited_on DESC, f.as_of DESC, v.id DESC, f.position DESC, f.id DESC`;

function readRows(from: Prisma.Sql, projectId: string, reader: Reader) {
  const latest = reader.$queryRaw<LatestRow[]>(Prisma.sql`
    SELECT latest.id AS "figureId", latest.indicator_id AS "indicatorId", latest.site_id AS "siteId", latest.site_name AS "siteName",
      latest.site_kind AS "siteKind", coalesce(nullif(latest.said, ''), trim_scale(latest.value)::text) AS value, latest.as_of AS "asOf", latest.verification
    FROM (${latestOf(from)}) latest ORDER BY latest.position, latest.site_name, latest.site_id`);
  const sums = reader.$queryRaw<SumRow[]>(Prisma.sql`
    SELECT i.id, i.name, i.unit, i.definition, trim_scale(sum(latest.value))::text AS total,
      trim_scale(min(latest.value))::text AS least, trim_scale(max(latest.value))::text AS most,
      bool_or(latest.said <> '') AS inexact,
      (SELECT count(*)::int FROM ${from} AND f.indicator_id = i.id) AS figures
    FROM (${latestOf(from)}) latest
    JOIN indicators i ON i.project_id = ${projectId}::uuid AND i.id = latest.indicator_id
    GROUP BY i.id, i.name, i.unit, i.definition, i.position ORDER BY i.position, i.name, i.id`);
  const conflicts = reader.$queryRaw<ConflictRow[]>(Prisma.sql`
    SELECT f.indicator_id AS "indicatorId", s.id AS "siteId", s.name AS "siteName", f.as_of AS "asOf",
      array_agg(DISTINCT trim_scale(f.value)::text) AS values
    FROM ${from} GROUP BY f.indicator_id, s.id, s.name, s.position, f.as_of HAVING count(DISTINCT f.value) > 1
    ORDER BY s.position, s.name, f.as_of`);
  return Promise.all([latest, sums, conflicts]);
}

export async function indicatorTotals(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readOnly(),
): Promise<IndicatorTotals> {
  const [latest, sums, conflicts] = await readRows(countedFigures(scope, filter), scope.projectId, reader);
  const visitedSites = await listVisitedSites(scope, filter, reader);
  const figuresOf = groupBy(latest, (row) => row.indicatorId);
  const conflictsOf = groupBy(conflicts, (row) => row.indicatorId);
  const indicators = sums.map(({ total, ...sum }) => {
    const rows = figuresOf.get(sum.id) ?? [];
    const asOfs = rows.map((row) => row.asOf).sort();
    const heard = new Set(rows.map((row) => row.siteId));
    return {
      ...sum,
      total: isAdditive(sum) ? total : null,
      bySite: rows.map(({ figureId, siteId, siteName, siteKind, value, asOf }) => ({
        figureId,
        siteId,
        siteName,
        siteKind,
        value,
        asOf,
      })),
      earliestAsOf: asOfs.at(0) ?? "",
      latestAsOf: asOfs.at(-1) ?? "",
      mixedAsOf: new Set(asOfs).size > 1,
      conflicts: (conflictsOf.get(sum.id) ?? []).map(({ indicatorId: _of, ...conflict }) => conflict),
      disputed: rows.filter((row) => row.verification === "disputed").length,
      unverified: rows.filter((row) => row.verification === "unverified").length,
      missing: visitedSites.filter((site) => !heard.has(site.id)).map(({ id, name }) => ({ id, name })),
    };
  });
  return { visitedSites, indicators };
}
