import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { SignedInUser } from "@/lib/auth/session";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";

/**
 * Out of every list and door at once. For 30 days it can be restored, then scripts/database/purge-projects.mjs removes
 * it for good. Waits for what is being written. @throws AppError invalid if the typed name is another
 */
export async function deleteProject(
  tx: Transaction,
  { projectId, userId }: ProjectScope,
  { name, now }: { name: string; now: Date },
): Promise<void> {
  const [project] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM projects WHERE id = ${projectId}::uuid AND deleted_at IS NULL FOR UPDATE`;
  if (!project) throw new AppError("not_found");
  if (project.name !== name)
    throw new AppError("invalid", "errors.invalid", [{ path: "name", key: "projects.errors.otherName" }]);
  await tx.project.update({
    where: { id: projectId },
    data: { deletedAt: now, deletedBy: userId },
    select: { id: true },
  });
}

/**
 * Back as it was, open or closed. By a lead of it, or an administrator, who sees nothing of it by that.
 * @throws AppError not_found for everybody else, and where there is no such deleted project
 */
export async function restoreProject(tx: Transaction, user: SignedInUser, projectId: string): Promise<void> {
  const lead = { memberships: { some: { userId: user.id, role: "lead", removedAt: null } } };
  const { count } = await tx.project.updateMany({
    where: { id: projectId, deletedAt: { not: null }, ...(user.systemRole !== "admin" && lead) },
    data: { deletedAt: null, deletedBy: null },
  });
  if (count === 0) throw new AppError("not_found", "projects.errors.notToRestore");
}
