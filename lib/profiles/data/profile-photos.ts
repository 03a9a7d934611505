import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { countedVisits } from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ProfilePhoto } from "@/lib/profiles/types";

/**
 * Question: which photos were taken at the visits that count, the newest first, at most `most` of them, and how many
 * are there? Denominator: none. Excluded: what the filter excludes, and photos whose file is missing.
 */
export async function profilePhotos(
  scope: ProjectScope,
  filter: FindingsFilter,
  most: number,
): Promise<{ photos: ProfilePhoto[]; count: number }> {
  const rows = await readOnly().$queryRaw<(ProfilePhoto & { count: number })[]>(Prisma.sql`
    SELECT a.id, a.file_name AS "fileName", v.id AS "visitId", to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn",
      (count(*) OVER ())::int AS count
    FROM ${countedVisits(
      scope,
      filter,
      Prisma.sql`JOIN attachments a ON a.project_id = v.project_id AND a.visit_id = v.id`,
    )} AND a.kind = 'photo' AND a.missing_since IS NULL
    ORDER BY v.visited_on DESC, v.id DESC, a.created_at, a.id LIMIT ${most}`);
  return { photos: rows.map(({ count: _count, ...photo }) => photo), count: rows[0]?.count ?? 0 };
}
