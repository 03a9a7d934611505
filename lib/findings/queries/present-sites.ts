import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Question: as which present-day site does a former one count?
 * Denominator: none.
 * Excluded: sites that count as themselves.
 */
export async function presentSites(
  scope: ProjectScope,
  reader: Reader = readFindings(),
): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.$queryRaw<{ id: string; presentId: string }[]>(Prisma.sql`
    SELECT id, present_id AS "presentId" FROM sites
    WHERE project_id = ${scope.projectId}::uuid AND present_id <> id`);
  return new Map(rows.map(({ id, presentId }) => [id, presentId]));
}
