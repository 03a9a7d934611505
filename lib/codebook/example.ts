import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";

/**
 * Makes the sentence of an entry the theme's example, or takes the example away (null). The entry has the theme or one
 * below it, and its visit is approved: everybody in the project reads the example.
 * @throws AppError conflict if the entry is not, or is no longer, such a one
 */
export async function setExample(
  tx: Transaction,
  scope: ProjectScope,
  { themeId, entryId }: { themeId: string; entryId: string | null },
): Promise<void> {
  const { projectId } = scope;
  if ((await tx.theme.count({ where: { projectId, id: themeId } })) === 0) throw new AppError("not_found");
  if (entryId !== null) {
    const found = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM entries e JOIN visits v ON v.project_id = e.project_id AND v.id = e.visit_id
      WHERE e.project_id = ${projectId}::uuid AND e.id = ${entryId}::uuid AND v.state = 'approved' AND EXISTS (
        SELECT FROM entry_themes et JOIN theme_branches(${projectId}::uuid) branch ON branch.theme_id = et.theme_id
        WHERE et.project_id = e.project_id AND et.entry_id = e.id AND branch.root_id = ${themeId}::uuid)`;
    if (found.length === 0) throw new AppError("conflict", "codebook.refusal.exampleUnknown");
  }
  await tx.theme.updateMany({
    where: { projectId, id: themeId },
    data: { example: "", exampleEntryId: entryId },
  });
}
