import "server-only";
import { v7 as mintId } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import { cleanText } from "@/lib/clean-text";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { opinionLimits, type NewOpinion, type OpinionForm } from "@/lib/reports/opinions/schema";

/** Rows of the 意见采纳情况表. */

const cut = (text: string, most: number) => cleanText(text, true).trim().slice(0, most);

/** Behind the rows that are there. The caller has locked the report. Returns the new ids. */
export async function addOpinions(
  tx: Transaction,
  scope: ProjectScope,
  input: { reportId: string; returnId: string | null; opinions: readonly NewOpinion[]; now: Date },
): Promise<string[]> {
  const { projectId, userId } = scope;
  const { reportId, returnId, now } = input;
  const opinions = input.opinions.filter(({ opinion }) => opinion.trim() !== "");
  const last = await tx.reportOpinion.aggregate({
    where: { projectId, reportId },
    _max: { position: true },
    _count: true,
  });
  if (last._count + opinions.length > opinionLimits.rows)
    throw new AppError("conflict", "reports.opinions.tooMany", [], { most: opinionLimits.rows });
  const first = (last._max.position ?? -1) + 1;
  const rows = opinions.map(({ opinion, about = "", source = "", handling = "pending", reason = "" }, index) => ({
    projectId,
    id: mintId(),
    reportId,
    returnId,
    position: first + index,
    opinion: cut(opinion, opinionLimits.opinion),
    about: cut(about, opinionLimits.about),
    source: cut(source, opinionLimits.source),
    handling,
    reason: cut(reason, opinionLimits.reason),
    createdBy: userId,
    createdAt: now,
  }));
  await tx.reportOpinion.createMany({ data: rows });
  return rows.map(({ id }) => id);
}

interface Saving extends OpinionForm {
  opinionId: string;
  version: number;
}

/** Refused if somebody has saved it since it was read. */
export async function saveOpinion(
  tx: Transaction,
  scope: ProjectScope,
  { reportId, opinionId, version, opinion, source, handling, reason }: Saving & { reportId: string },
): Promise<number> {
  const saved = await tx.reportOpinion.updateMany({
    where: { projectId: scope.projectId, reportId, id: opinionId, version },
    data: { opinion, source, handling, reason, version: version + 1 },
  });
  if (saved.count > 0) return version + 1;
  const there = await tx.reportOpinion.count({ where: { projectId: scope.projectId, reportId, id: opinionId } });
  throw there > 0 ? new AppError("stale", "reports.opinions.stale") : new AppError("not_found");
}

export async function removeOpinion(
  tx: Transaction,
  scope: ProjectScope,
  { reportId, opinionId }: { reportId: string; opinionId: string },
): Promise<void> {
  const removed = await tx.reportOpinion.deleteMany({
    where: { projectId: scope.projectId, reportId, id: opinionId },
  });
  if (removed.count === 0) throw new AppError("not_found");
}
