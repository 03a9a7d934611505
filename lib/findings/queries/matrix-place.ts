import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Entry e as often as it stands in one of these columns: place.column_id. They are themes of the filter's dimension,
 * or, if it has none, dimensions by their keys. A join for `countedEntries`.
 */
export function inColumns(scope: ProjectScope, filter: FindingsFilter, columnIds: readonly string[]): Prisma.Sql {
  if (!filter.dimension)
    return Prisma.sql`JOIN unnest(${[...columnIds]}::text[]) AS place (column_id) ON place.column_id = e.dimension`;
  // An entry under two themes of a branch stands in its column once.
  return Prisma.sql`JOIN (
    SELECT DISTINCT et.entry_id, branch.root_id::text AS column_id
    FROM theme_branches(${scope.projectId}::uuid) branch
    JOIN entry_themes et ON et.project_id = ${scope.projectId}::uuid AND et.theme_id = branch.theme_id
    WHERE branch.root_id = ANY(${[...columnIds]}::uuid[]) AND branch.dimension = ${filter.dimension}
  ) AS place ON place.entry_id = e.id`;
}
