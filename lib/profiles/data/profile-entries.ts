import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { countedEntries } from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ProfileEntry } from "@/lib/profiles/types";

/**
 * Question: what was heard at this site in each dimension, the newest visit first, at most `most` entries in each?
 * Denominator: none; how many there are is `dimensionCounts`, by the same FROM and WHERE.
 * Excluded: what the filter excludes, nothing else.
 */
export function profileEntries(scope: ProjectScope, filter: FindingsFilter, most: number): Promise<ProfileEntry[]> {
  const newestFirst = Prisma.sql`v.visited_on DESC, v.id DESC, e.position, e.id`;
  return readOnly().$queryRaw<ProfileEntry[]>(Prisma.sql`
    SELECT id, dimension, text, form, "speakerCategory", "visitId", "visitedOn", waiting,
      ARRAY(SELECT t.name FROM entry_themes et JOIN themes t ON t.project_id = et.project_id AND t.id = et.theme_id
        WHERE et.project_id = ${scope.projectId}::uuid AND et.entry_id = heard.id
        ORDER BY t.position, t.name, t.id) AS themes
    FROM (
      SELECT e.id, e.dimension, e.text, e.form, e.speaker_category AS "speakerCategory", v.id AS "visitId",
        to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn", v.state <> 'approved' AS waiting,
        row_number() OVER (PARTITION BY e.dimension ORDER BY ${newestFirst}) AS place
      FROM ${countedEntries(scope, filter)}
    ) AS heard
    WHERE place <= ${most} ORDER BY place`);
}
