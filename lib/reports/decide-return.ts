import "server-only";
import { v7 as mintId } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { readReport } from "@/lib/reports/data/reports";
import { sentChanges } from "@/lib/reports/parts/tidy";
import { returnItemSchema } from "@/lib/reports/returned/items";
import { takeItem, type Target } from "@/lib/reports/returned/take";
import { saveParts } from "@/lib/reports/save-parts";
import { partSchema } from "@/lib/reports/schema";

interface Decision {
  reportId: string;
  returnId: string;
  position: number;
  decision: "take" | "leave";
  /** The version of the report that the person has seen. */
  version: number;
  target: Target | null;
  now: Date;
}

/**
 * Takes one item of a returned file over, or leaves it. The caller has locked the report. What is taken over is saved
 * like anything that is typed: it has its place in the history, and the page of somebody who is writing the same part
 * shows both.
 * @throws AppError stale if the part was changed since it was seen
 */
export async function decideReturn(
  tx: Transaction,
  scope: ProjectScope,
  input: Decision,
): Promise<{ version: number }> {
  const { projectId, userId } = scope;
  const { reportId, returnId, position, decision, target, now } = input;
  const row = await tx.reportReturnItem.findFirst({
    where: { projectId, returnId, position, return: { reportId } },
    select: { content: true, decision: true },
  });
  const record = row && (await readReport(scope, reportId, tx));
  if (!row || !record) throw new AppError("not_found");
  if (row.decision !== null) throw new AppError("conflict", "reports.returned.decided");
  let { version } = record;
  if (decision === "take") {
    const changes = takeItem(record, { item: returnItemSchema.parse(row.content), target, newId: mintId() });
    if (typeof changes === "string") throw new AppError("conflict", `reports.returned.fault.${changes}`);
    if (changes.parts.some(({ base }) => base > input.version))
      throw new AppError("stale", "reports.refusal.stale", [], { version });
    const sent = sentChanges(changes);
    const parts = sent.parts.map(({ part, base }) => {
      const parsed = partSchema.safeParse(part);
      if (!parsed.success) throw new AppError("conflict", "reports.returned.fault.tooLong");
      return { part: parsed.data, base };
    });
    const saved = await saveParts(tx, scope, {
      reportId,
      since: version,
      changes: { ...sent, parts },
      kind: "returned",
      now,
    });
    if (saved.refused.length > 0) throw new AppError("stale", "reports.refusal.stale", [], { version });
    version = saved.delta.version;
  }
  await tx.reportReturnItem.update({
    where: { projectId_returnId_position: { projectId, returnId, position } },
    data: { decision: decision === "take" ? "taken" : "left", decidedBy: userId, decidedAt: now },
    select: { position: true },
  });
  return { version };
}
