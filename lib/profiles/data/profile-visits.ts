import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { countedVisits } from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ProfileVisit } from "@/lib/profiles/types";

/**
 * Question: how many visits to this site count?
 * Denominator: none.
 * Excluded: what the filter excludes, nothing else.
 */
export async function countProfileVisits(scope: ProjectScope, filter: FindingsFilter): Promise<number> {
  const rows = await readOnly().$queryRaw<{ count: number }[]>(Prisma.sql`
    SELECT count(*)::int AS count FROM ${countedVisits(scope, filter)}`);
  return rows[0]?.count ?? 0;
}

/**
 * Question: which visits to this site count, the newest first?
 * Denominator: none.
 * Excluded: what the filter excludes, nothing else.
 */
export function profileVisits(scope: ProjectScope, filter: FindingsFilter): Promise<ProfileVisit[]> {
  const ofVisit = (table: string) => Prisma.raw(`${table} WHERE project_id = v.project_id AND visit_id = v.id`);
  return readOnly().$queryRaw<ProfileVisit[]>(Prisma.sql`
    SELECT v.id, to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn", v.method, v.place, v.state,
      ARRAY(SELECT category FROM ${ofVisit("visit_audiences")} ORDER BY position) AS audiences,
      (SELECT nullif(former.name, s.name) FROM sites former
        WHERE former.project_id = v.project_id AND former.id = v.site_id) AS "visitedAs",
      (SELECT count(*)::int FROM ${ofVisit("entries")}) AS entries,
      (SELECT count(*)::int FROM ${ofVisit("figures")}) AS figures,
      (SELECT coalesce(json_agg(json_build_object('dimension', dimension, 'mark', mark)), '[]')
        FROM ${ofVisit("visit_dimension_marks")}) AS marks
    FROM ${countedVisits(scope, filter)} ORDER BY v.visited_on DESC, v.id DESC`);
}
