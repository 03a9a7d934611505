import "server-only";
import { v7 as mintId } from "uuid";
import { can, type ProjectVerb, type VisitSubject } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { timeZone } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { correctionSchema, saysOtherwise } from "@/lib/reports/corrected/items";
import { takeCorrection, type CorrectionTarget } from "@/lib/reports/corrected/take";
import { readPeople } from "@/lib/reports/data/corrections";
import { within } from "@/lib/statements";
import { readContent } from "@/lib/visits/data/stored-visit";
import { lastDayAt } from "@/lib/visits/days-ahead";
import { handInProblems } from "@/lib/visits/hand-in-problems";
import { lockVisit, saveVisit } from "@/lib/visits/mutations";
import { visitDraftSchema } from "@/lib/visits/schema";

interface Decision {
  visitId: string;
  correctionId: string;
  position: number;
  decision: "take" | "leave" | "note";
  /** Why it is not taken over. */
  reason: string;
  /** The version of the visit that the person has seen. */
  version: number;
  target: CorrectionTarget | null;
  now: Date;
  demand: (verb: ProjectVerb, subject: VisitSubject) => void;
}

/**
 * Takes one correction over, refuses it with a reason, or notes it. What is taken over is saved like anything that is
 * typed: as a new version of the visit.
 * @throws AppError conflict if the visit is not as it was seen, or is approved
 */
export async function decideCorrection(
  tx: Transaction,
  scope: ProjectScope,
  input: Decision,
): Promise<{ version: number }> {
  const { projectId, userId } = scope;
  const { visitId, correctionId, position, decision, now } = input;
  const visit = await lockVisit(tx, scope, visitId);
  const row =
    visit &&
    (await tx.visitCorrectionItem.findFirst({
      where: { projectId, correctionId, position, correction: { visitId } },
      select: { content: true, decision: true },
    }));
  if (!visit || !row) throw new AppError("not_found");
  if (visit.state === "approved" || visit.state === "voided")
    throw new AppError("conflict", `corrections.refusal.${visit.state}`);
  if (!can(scope.actor, "visit.correct", visit)) input.demand("visit.correct", visit);
  if (row.decision !== null) throw new AppError("conflict", "corrections.refusal.decided");
  const item = correctionSchema.parse(row.content);
  if (decision === "leave" && input.reason.trim() === "")
    throw new AppError("invalid", "corrections.refusal.reason", [
      { path: "reason", key: "corrections.refusal.reason" },
    ]);
  // Words that say something else are taken or refused; only what cannot be taken over is noted.
  const mayNote = !saysOtherwise(item) || (item.kind === "figure" && item.read === null && item.returned !== null);
  if (decision === "note" && !mayNote && item.kind !== "fact")
    throw new AppError("invalid", "corrections.refusal.choose");
  const version = decision === "take" ? await take(tx, scope, { ...input, known: visit, item }) : visit.version;
  await tx.visitCorrectionItem.update({
    where: { projectId_correctionId_position: { projectId, correctionId, position } },
    data: {
      decision: ({ take: "taken", leave: "left", note: "noted" } as const)[decision],
      reason: input.reason.trim(),
      decidedBy: userId,
      decidedAt: now,
    },
    select: { position: true },
  });
  return { version };
}

type Known = NonNullable<Awaited<ReturnType<typeof lockVisit>>>;

async function take(
  tx: Transaction,
  scope: ProjectScope,
  {
    visitId,
    version,
    target,
    now,
    known,
    item,
  }: Decision & { known: Known; item: Parameters<typeof takeCorrection>[1]["item"] },
): Promise<number> {
  if (known.version !== version) throw new AppError("stale", "corrections.refusal.stale");
  const content = await readContent(tx, scope, { id: visitId, version });
  const changed = takeCorrection(content, { item, target, newId: mintId(), people: await readPeople(scope) });
  if (typeof changed === "string") throw new AppError("conflict", `corrections.fault.${changed}`);
  const parsed = visitDraftSchema.safeParse(changed);
  if (!parsed.success) throw new AppError("conflict", "corrections.fault.tooLong");
  if (known.state === "submitted" && handInProblems(parsed.data, lastDayAt(now, timeZone())).length > 0)
    throw new AppError("conflict", "corrections.fault.incomplete");
  const saved = await saveVisit(within(tx), scope, {
    id: visitId,
    baseVersion: version,
    content: parsed.data,
    submit: false,
    correcting: true,
    now,
  });
  if (saved.status === "saved" || saved.status === "duplicate") return saved.version;
  throw new AppError("conflict", saved.status === "invalid" ? "corrections.fault.incomplete" : "visits.refusal.moved");
}
