import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { branchOf, lockTree } from "@/lib/codebook/tree";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";

/**
 * Archives a theme with all below it, or brings it back with those below it that were archived by the same press. What
 * is archived is not offered; its entries, its numbers and the points that cite it stay. Returns how many themes
 * changed.
 * @throws AppError conflict if the theme above it is archived: it cannot come back alone
 */
export async function archiveTheme(
  tx: Transaction,
  scope: ProjectScope,
  { themeId, archived, now }: { themeId: string; archived: boolean; now: Date },
): Promise<number> {
  const { projectId } = scope;
  const tree = await lockTree(tx, scope);
  const theme = tree.find(({ id }) => id === themeId);
  if (!theme) throw new AppError("not_found");
  const above = tree.find(({ id }) => id === theme.parentId);
  if (!archived && above?.archivedAt)
    throw new AppError("conflict", "codebook.refusal.aboveArchived", [], { name: above.name });
  const since = theme.archivedAt?.getTime();
  const changed = branchOf(tree, themeId).filter(({ archivedAt }) =>
    archived ? archivedAt === null : archivedAt !== null && archivedAt.getTime() === since,
  );
  const written = await tx.theme.updateMany({
    where: { projectId, id: { in: changed.map(({ id }) => id) } },
    data: { archivedAt: archived ? now : null },
  });
  return written.count;
}
