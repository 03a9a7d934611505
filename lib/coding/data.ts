import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";

/**
 * How many entries carry each theme themselves, whatever their visit's state: deleting the theme takes it off these.
 */
export async function countAssignments(scope: ProjectScope): Promise<Map<string, number>> {
  const rows = await readOnly().entryTheme.groupBy({
    by: ["themeId"],
    where: { projectId: scope.projectId },
    _count: { _all: true },
  });
  return new Map(rows.map((row) => [row.themeId, row._count._all]));
}
