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

/** A theme that was merged into another, and may come back. */
export interface MergedTheme {
  mergeId: string;
  name: string;
  /** How many entries it had. */
  entries: number;
  mergedAt: Date;
}

/** What a merge of the theme would move, and what was merged into it before, the latest first. */
export async function readMerges(
  scope: ProjectScope,
  themeId: string,
): Promise<{ entries: number; merged: MergedTheme[] }> {
  const entries = await countAssigned(scope, themeId);
  const rows = await readOnly().themeMerge.findMany({
    where: { projectId: scope.projectId, intoId: themeId, undoneAt: null },
    select: { id: true, name: true, mergedAt: true, _count: { select: { entries: true } } },
    orderBy: { mergedAt: "desc" },
    take: 50,
  });
  const merged = rows.map(({ id, name, mergedAt, _count }) => ({
    mergeId: id,
    name,
    entries: _count.entries,
    mergedAt,
  }));
  return { entries, merged };
}
