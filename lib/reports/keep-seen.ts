import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import type { SeenCounts } from "@/lib/reports/seen-counts";

/**
 * From now on the report's numbers are compared with these: what the page showed, not what is counted at this moment,
 * which nobody has seen. The caller has locked the report.
 */
export async function keepSeen(
  tx: Transaction,
  scope: ProjectScope,
  { reportId, counts, now }: { reportId: string; counts: SeenCounts; now: Date },
): Promise<void> {
  await tx.report.update({
    where: { projectId_id: { projectId: scope.projectId, id: reportId } },
    data: { seenCounts: counts, seenBy: scope.userId, seenAt: now },
    select: { id: true },
  });
}
