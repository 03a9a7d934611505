import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { pointIdsOf } from "@/lib/reports/data/remedies";
import type { SentRemedy } from "@/lib/reports/schema";

interface SaveInput {
  reportId: string;
  rows: readonly SentRemedy[];
  now: Date;
}

/**
 * Stores the rows of a list that came back, all of them or none. What is not in the list stays as it is.
 * @throws AppError stale if somebody has stored another list since the rows were looked at
 */
export async function saveRemedies(
  tx: Transaction,
  scope: ProjectScope,
  { reportId, rows, now }: SaveInput,
): Promise<void> {
  const { projectId, userId } = scope;
  const known = await pointIdsOf(scope, reportId, tx);
  if (!known) throw new AppError("not_found");
  // Two lists of one report one after the other.
  await tx.$queryRaw(Prisma.sql`
    SELECT id FROM reports WHERE project_id = ${projectId}::uuid AND id = ${reportId}::uuid FOR NO KEY UPDATE`);
  if (rows.some(({ pointId }) => !known.has(pointId))) throw new AppError("invalid", "handouts.remedies.unknown");
  const ids = rows.map(({ pointId }) => pointId);
  const stored = await tx.reportRemedy.findMany({
    where: { projectId, reportId, pointId: { in: ids } },
    select: { pointId: true, version: true },
  });
  const versions = new Map(stored.map(({ pointId, version }) => [pointId, version]));
  if (rows.some(({ pointId, base }) => (versions.get(pointId) ?? 0) !== base))
    throw new AppError("stale", "handouts.remedies.stale");
  await tx.reportRemedy.deleteMany({ where: { projectId, reportId, pointId: { in: ids } } });
  await tx.reportRemedy.createMany({
    data: rows.map(({ base, dueOn, ...row }, position) => ({
      ...{ ...row, projectId, reportId, position, version: base + 1 },
      ...{ dueOn: dueOn === "" ? null : new Date(`${dueOn}T00:00:00Z`), updatedBy: userId, updatedAt: now },
    })),
  });
}
