import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { countedFigures } from "@/lib/findings/filter";
import { groupBy } from "@/lib/findings/group-by";
import { latestFigures } from "@/lib/findings/queries/latest-figures";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import { fewestForMedian, type KindMedian, type ProfileFigure, type ProfileIndicator } from "@/lib/profiles/types";
import type { SiteKind } from "@/lib/vocabulary";

type FigureRow = ProfileFigure & { indicatorId: string; name: string; unit: string };

function figuresOf(scope: ProjectScope, filter: FindingsFilter): Promise<FigureRow[]> {
  return readOnly().$queryRaw<FigureRow[]>(Prisma.sql`
    WITH said AS (${latestFigures.counted(countedFigures(scope, filter))})
    SELECT i.id AS "indicatorId", i.name, i.unit, f.id, f.visit_id AS "visitId",
      to_char(said.visited_on, 'YYYY-MM-DD') AS "visitedOn",
      coalesce(nullif(f.said, ''), trim_scale(f.value)::text) AS value,
      f.as_of AS "asOf", f.definition, f.source, f.verification
    FROM said JOIN figures f ON f.project_id = ${scope.projectId}::uuid AND f.id = said.id
      JOIN indicators i ON i.project_id = f.project_id AND i.id = f.indicator_id
    ORDER BY i.position, i.name, i.id, said.until DESC, said.visited_on DESC, f.as_of DESC, said.visit_id DESC,
      f.position DESC, f.id DESC`);
}

/**
 * The middle of the latest figures of the kind: exact, the mean of the two in the middle where they are even in number.
 */
async function mediansOf(
  scope: ProjectScope,
  filter: FindingsFilter,
  indicatorIds: string[],
): Promise<Map<string, KindMedian>> {
  const from = Prisma.sql`${countedFigures(scope, filter)} AND f.indicator_id = ANY(${indicatorIds}::uuid[])`;
  const rows = await readOnly().$queryRaw<(KindMedian & { indicatorId: string })[]>(Prisma.sql`
    WITH counted AS (${latestFigures.counted(from)}), latest AS (${latestFigures.ofSites(Prisma.sql`counted`)}),
    middle AS (
      SELECT latest.indicator_id, array_agg(latest.value ORDER BY latest.value) AS ordered, count(*)::int AS sites,
        min(latest.as_of COLLATE "C") AS from, max(latest.as_of COLLATE "C") AS to, bool_or(latest.said <> '') AS about,
        count(DISTINCT f.definition)::int AS definitions
      FROM latest JOIN figures f ON f.project_id = ${scope.projectId}::uuid AND f.id = latest.id
      GROUP BY latest.indicator_id
    )
    SELECT indicator_id AS "indicatorId", sites, "from", "to", about, definitions,
      trim_scale((ordered[(sites + 1) / 2] + ordered[(sites + 2) / 2]) / 2)::text AS value
    FROM middle WHERE sites >= ${fewestForMedian}`);
  return new Map(rows.map(({ indicatorId, ...median }) => [indicatorId, median]));
}

/**
 * Question: which figures did this site give, in the order of their 截至, and what is the middle of its kind?
 * Denominator of the middle: the latest figure of each present-day site of the kind, this one among them.
 * Excluded: what the filter excludes; the middle ignores the filter's site.
 */
export async function profileFigures(
  scope: ProjectScope,
  filter: FindingsFilter,
  kind: SiteKind,
): Promise<ProfileIndicator[]> {
  const rows = await figuresOf(scope, filter);
  const byIndicator = groupBy(rows, (row) => row.indicatorId);
  const { site: _own, ...ofAll } = filter;
  const ids = [...byIndicator.keys()];
  const medians = ids.length === 0 ? new Map<string, KindMedian>() : await mediansOf(scope, { ...ofAll, kind }, ids);
  return [...byIndicator].flatMap(([id, figures]) => {
    const [first] = figures;
    if (!first) return [];
    const { name, unit } = first;
    return [
      {
        id,
        name,
        unit,
        median: medians.get(id) ?? null,
        figures: figures.map(({ indicatorId: _indicator, name: _name, unit: _unit, ...figure }) => figure),
      },
    ];
  });
}
