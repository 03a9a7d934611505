import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { countedAmong, inVisitOrder } from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/** Question: which counted entries did merges bring to a theme, that still have it? */
function broughtBy(scope: ProjectScope, which: Prisma.Sql, filter: FindingsFilter): Prisma.Sql {
  return countedAmong(
    scope,
    filter,
    Prisma.sql`(
      SELECT entries.*, m.id AS merge_id FROM theme_merges m
      JOIN theme_merge_entries noted ON noted.project_id = m.project_id AND noted.merge_id = m.id
      JOIN entries ON entries.project_id = noted.project_id AND entries.id = noted.entry_id
      JOIN entry_themes et ON et.project_id = noted.project_id AND et.entry_id = noted.entry_id AND et.theme_id = m.into_id
      WHERE m.project_id = ${scope.projectId}::uuid AND m.undone_at IS NULL AND ${which})`,
  );
}

/**
 * The entries of one merge in the order of the visits, with the name of the merged theme; null if it is undone or
 * unknown.
 */
export async function readMerged(
  scope: ProjectScope,
  mergeId: string,
  filter: FindingsFilter,
): Promise<{ ids: string[]; of: string } | null> {
  const merge = await readOnly().themeMerge.findFirst({
    where: { projectId: scope.projectId, id: mergeId, undoneAt: null },
    select: { name: true },
  });
  if (!merge) return null;
  const found = await readOnly().$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT e.id FROM ${broughtBy(scope, Prisma.sql`m.id = ${mergeId}::uuid`, filter)} ORDER BY ${inVisitOrder}`);
  return { ids: found.map(({ id }) => id), of: merge.name };
}

/** How many entries `readMerged` lists for each merge into a theme. */
export async function countMerged(scope: ProjectScope, themeId: string): Promise<Map<string, number>> {
  const rows = await readOnly().$queryRaw<{ mergeId: string; entries: number }[]>(Prisma.sql`
    SELECT e.merge_id AS "mergeId", count(*)::int AS entries
    FROM ${broughtBy(scope, Prisma.sql`m.into_id = ${themeId}::uuid`, {})} GROUP BY e.merge_id`);
  return new Map(rows.map(({ mergeId, entries }) => [mergeId, entries]));
}
