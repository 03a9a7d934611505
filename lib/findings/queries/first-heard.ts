import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedVisits } from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Question: at which visit did each theme come up first? The visits are numbered by their day, then by their id.
 * Denominator: the visits that count.
 * Excluded: as in theme-support; visits that brought no new theme have no row. A theme above another came up with it.
 */
export interface FirstHeard {
  /** Of the visit, from 1. */
  number: number;
  visitId: string;
  /** YYYY-MM-DD */
  visitedOn: string;
  siteName: string;
  themes: { id: string; name: string }[];
}

/**
 * In the first visits most themes come up, and those that do not are in few: so the themes of a million entries are not
 * all gone through.
 */
const firstVisits = 300;

/** From the kept counts alone. `early`: how many visits are looked at before themes are looked up one by one. */
export function firstHeard(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
  early = firstVisits,
): Promise<FirstHeard[]> {
  return reader.$queryRaw<FirstHeard[]>(Prisma.sql`
    WITH numbered AS MATERIALIZED (
      SELECT v.id, v.visited_on, s.name, row_number() OVER (ORDER BY v.visited_on, v.id)::int AS number
      FROM ${countedVisits(scope, filter)}
    ), early AS MATERIALIZED (
      SELECT c.theme_id, min(number) AS number FROM numbered, LATERAL (
        SELECT theme_id FROM visit_theme_counts WHERE project_id = ${scope.projectId}::uuid AND visit_id = numbered.id OFFSET 0
      ) AS c WHERE number <= ${early} GROUP BY c.theme_id
    ), late AS (
      SELECT rare.id AS theme_id, min(number) AS number
      FROM (SELECT id FROM themes WHERE project_id = ${scope.projectId}::uuid AND id NOT IN (SELECT theme_id FROM early)) AS rare,
        LATERAL (
          SELECT visit_id FROM visit_theme_counts
          WHERE project_id = ${scope.projectId}::uuid AND theme_id = rare.id OFFSET 0) AS c
      JOIN numbered ON numbered.id = c.visit_id
      GROUP BY rare.id
    ), first AS (SELECT theme_id, number FROM early UNION ALL SELECT theme_id, number FROM late)
    SELECT number, numbered.id AS "visitId", to_char(visited_on, 'YYYY-MM-DD') AS "visitedOn", numbered.name AS "siteName",
      json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.dimension, t.position, t.name, t.id) AS themes
    FROM first JOIN numbered USING (number)
    JOIN themes t ON t.project_id = ${scope.projectId}::uuid AND t.id = first.theme_id
    GROUP BY number, numbered.id, visited_on, numbered.name ORDER BY number`);
}

/** After how many visits, how many themes had come up; only where one was new. */
export function heardSoFar(found: readonly FirstHeard[]): { visits: number; themes: number }[] {
  let themes = 0;
  return found.map((one) => ({ visits: one.number, themes: (themes += one.themes.length) }));
}
