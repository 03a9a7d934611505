import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { presentSiteOf } from "@/lib/findings/filter";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey } from "@/lib/vocabulary";

/**
 * Question: what would fall if this approved visit did not count any more?
 * Denominator: none; the supports are those of all approved visits, without a filter.
 * Excluded: themes whose site is counted by another approved visit as well: their number of sites stays.
 */
export interface VisitWeight {
  entries: number;
  figures: number;
  /** The sites with an approved visit, and whether this visit is the only one of its site. */
  visited: number;
  onlyVisit: boolean;
  /** Themes of which the site would speak no more, the most supported first. */
  themes: { id: string; name: string; dimension: DimensionKey; support: number }[];
}

/** Null if the visit is not approved, and so counts nowhere. */
export async function visitWeight(
  scope: ProjectScope,
  visitId: string,
  reader: Reader = readFindings(),
): Promise<VisitWeight | null> {
  const project = Prisma.sql`${scope.projectId}::uuid`;
  const others = (joins: Prisma.Sql) => Prisma.sql`
    EXISTS (SELECT FROM visits o JOIN present_sites op ON op.project_id = o.project_id AND op.site_id = o.site_id ${joins}
      WHERE o.project_id = ${project} AND o.state = 'approved' AND o.id <> own.id AND op.present_id = own.site_id)`;
  const rows = await reader.$queryRaw<VisitWeight[]>(Prisma.sql`
    WITH own AS (
      SELECT v.id, s.id AS site_id FROM visits v ${presentSiteOf(Prisma.sql`v`)}
      WHERE v.project_id = ${project} AND v.id = ${visitId}::uuid AND v.state = 'approved'
    ), fallen AS (
      SELECT t.id, t.name, t.dimension, (
        SELECT count(DISTINCT s.id)::int FROM site_theme_counts k ${presentSiteOf(Prisma.sql`k`)}
        WHERE k.project_id = ${project} AND k.theme_id = t.id AND k.state = 'approved') AS support
      FROM own JOIN visit_theme_counts c ON c.project_id = ${project} AND c.visit_id = own.id
      JOIN themes t ON t.project_id = c.project_id AND t.id = c.theme_id
      WHERE NOT ${others(Prisma.sql`JOIN visit_theme_counts oc
        ON oc.project_id = o.project_id AND oc.visit_id = o.id AND oc.theme_id = c.theme_id`)}
    )
    SELECT
      (SELECT count(*)::int FROM entries e WHERE e.project_id = ${project} AND e.visit_id = own.id) AS entries,
      (SELECT count(*)::int FROM figures f WHERE f.project_id = ${project} AND f.visit_id = own.id) AS figures,
      (SELECT count(DISTINCT p.present_id)::int FROM visits v
        JOIN present_sites p ON p.project_id = v.project_id AND p.site_id = v.site_id
        WHERE v.project_id = ${project} AND v.state = 'approved') AS visited,
      NOT ${others(Prisma.empty)} AS "onlyVisit",
      coalesce((SELECT json_agg(fallen ORDER BY support DESC, name, id) FROM fallen), '[]') AS themes
    FROM own`);
  return rows[0] ?? null;
}
