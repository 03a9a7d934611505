import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";

/** How many entries carry the theme themselves, whatever their visit's state: deleting the theme takes it off these. */
export function countAssigned(scope: ProjectScope, themeId: string): Promise<number> {
  return readOnly().entryTheme.count({ where: { projectId: scope.projectId, themeId } });
}
