import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import type { DimensionKey } from "@/lib/vocabulary";

export interface ImportRule {
  id: string;
  word: string;
  dimension: DimensionKey;
}

export async function listImportRules(scope: ProjectScope): Promise<ImportRule[]> {
  const rows = await readOnly().importRule.findMany({
    where: { projectId: scope.projectId },
    select: { id: true, word: true, dimension: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, dimension: row.dimension as DimensionKey })); // a foreign key holds it to the four
}

/** Names of sites that are off the list and count as another one now, by the id of that one. */
export async function listFormerNames(scope: ProjectScope): Promise<{ siteId: string; name: string }[]> {
  const rows = await readOnly().site.findMany({
    where: { projectId: scope.projectId, removedAt: { not: null }, mergedIntoId: { not: null } },
    select: { name: true, mergedIntoId: true },
  });
  return rows.flatMap(({ name, mergedIntoId }) => (mergedIntoId === null ? [] : [{ siteId: mergedIntoId, name }]));
}
