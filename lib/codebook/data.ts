import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** How many entries carry the theme themselves, whatever their visit's state: deleting the theme takes it off these. */
export async function countAssigned(scope: ProjectScope, themeId: string): Promise<number> {
  const theme = await readOnly().theme.findFirst({
    where: { projectId: scope.projectId, id: themeId },
    select: { _count: { select: { entries: true } } },
  });
  if (!theme) throw new AppError("not_found");
  return theme._count.entries;
}
