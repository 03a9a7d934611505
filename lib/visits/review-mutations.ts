import "server-only";
import { v7 as uuidv7 } from "uuid";
import type * as z from "zod";
import type { ProjectVerb, VisitSubject } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { timeZone } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { lastDayAt } from "@/lib/visits/days-ahead";
import { lockVisit, recordTransition } from "@/lib/visits/mutations";
import type { reviewCommentSchema } from "@/lib/visits/review-schema";
import type { VisitState } from "@/lib/vocabulary";

/** What the three steps of a review share: the visit as it was read, the time, and the gate's check of this visit. */
export interface ReviewInput {
  visitId: string;
  version: number;
  /** As it was read: a reviewer who read 已提交 does not undo a later decision of another reviewer. */
  state: VisitState;
  now: Date;
  /** Throws forbidden if the actor may not use the verb on this visit. */
  demand: (verb: ProjectVerb, subject: VisitSubject) => void;
}

/** Locks the visit, as it was read and in a state the verb can start from. Throws not_found, conflict or forbidden. */
async function openReview(
  tx: Transaction,
  scope: ProjectScope,
  input: ReviewInput,
  step: { verb: ProjectVerb; from: readonly VisitState[] },
): Promise<VisitState> {
  const visit = await lockVisit(tx, scope, input.visitId);
  if (!visit) throw new AppError("not_found");
  const asRead = visit.version === input.version && visit.state === input.state;
  if (!asRead || !step.from.includes(visit.state)) throw new AppError("conflict", "visits.refusal.moved");
  input.demand(step.verb, visit);
  return visit.state;
}

const key = (scope: ProjectScope, id: string) => ({ projectId_id: { projectId: scope.projectId, id } });

/** What every step away from 已提交 resets, because the next review begins from the start. */
const reviewOver = { reviewBegunAt: null, reviewBegunBy: null };

/** Notes, only once, that a reviewer has begun to write. From now on the recorder cannot withdraw the visit. */
export async function beginReview(tx: Transaction, scope: ProjectScope, input: ReviewInput): Promise<void> {
  await openReview(tx, scope, input, { verb: "visit.return", from: ["submitted"] });
  await tx.visit.updateMany({
    where: { projectId: scope.projectId, id: input.visitId, reviewBegunAt: null },
    data: { reviewBegunAt: input.now, reviewBegunBy: scope.userId },
  });
}

/** 撤回: back to a draft, unless its review has begun. Throws conflict if it has. */
export async function withdrawVisit(tx: Transaction, scope: ProjectScope, input: ReviewInput): Promise<void> {
  const from = await openReview(tx, scope, input, { verb: "visit.withdraw", from: ["submitted"] });
  const { visitId, version, now } = input;
  const begun = await tx.visit.count({
    where: { projectId: scope.projectId, id: visitId, reviewBegunAt: { not: null } },
  });
  if (begun > 0) throw new AppError("conflict", "visits.refusal.reviewBegun");
  await tx.visit.update({
    where: key(scope, visitId),
    data: { state: "draft", submittedAt: null, updatedAt: now },
    select: { id: true },
  });
  await recordTransition(tx, scope, { visitId, from, to: "draft", version, now });
}

/**
 * 审核通过: from now on its entries count. It settles comments that are still open. One of a day to come, which was
 * handed in before that was refused or came with a project's file, is refused: it can only be returned.
 */
export async function approveVisit(tx: Transaction, scope: ProjectScope, input: ReviewInput): Promise<void> {
  const from = await openReview(tx, scope, input, { verb: "visit.approve", from: ["submitted"] });
  const { visitId, version, now } = input;
  const { count } = await tx.visit.updateMany({
    where: { projectId: scope.projectId, id: visitId, visitedOn: { lte: new Date(lastDayAt(now, timeZone())) } },
    data: { ...reviewOver, state: "approved", approvedAt: now, approvedBy: scope.userId, updatedAt: now },
  });
  if (count === 0) throw new AppError("conflict", "visits.refusal.dayAhead");
  await tx.reviewComment.updateMany({
    where: { projectId: scope.projectId, visitId, resolvedAt: null },
    data: { resolvedAt: now },
  });
  await recordTransition(tx, scope, { visitId, from, to: "approved", version, now });
}

export interface ReturnInput extends ReviewInput {
  comments: z.output<typeof reviewCommentSchema>[];
  settledIds: string[];
}

/** 退回修改, with what is to be changed: at least one comment must be open after it. */
export async function returnVisit(tx: Transaction, scope: ProjectScope, input: ReturnInput): Promise<void> {
  const from = await openReview(tx, scope, input, { verb: "visit.return", from: ["submitted", "approved"] });
  const { visitId, version, now, comments, settledIds } = input;
  const own = { projectId: scope.projectId, visitId };
  await tx.reviewComment.updateMany({
    where: { ...own, id: { in: settledIds }, resolvedAt: null },
    data: { resolvedAt: now },
  });
  await addComments(tx, scope, input);
  const open = await tx.reviewComment.count({ where: { ...own, resolvedAt: null } });
  if (open === 0)
    throw new AppError("invalid", "visits.refusal.commentMissing", [
      { path: "comments", key: "visits.refusal.commentMissing" },
    ]);
  await tx.visit.update({
    where: key(scope, visitId),
    data: { ...reviewOver, state: "returned", approvedAt: null, approvedBy: null, updatedAt: now },
    select: { id: true },
  });
  const general = comments.find(({ entryId }) => entryId === null)?.body ?? "";
  await recordTransition(tx, scope, { visitId, from, to: "returned", version, note: general, now });
}

async function addComments(tx: Transaction, scope: ProjectScope, input: ReturnInput): Promise<void> {
  const { visitId, comments, now } = input;
  const asked = comments.flatMap(({ entryId }) => entryId ?? []);
  const entries = await tx.entry.findMany({
    where: { projectId: scope.projectId, visitId, id: { in: asked } },
    select: { id: true, text: true },
  });
  const textOf = new Map(entries.map((entry) => [entry.id, entry.text]));
  const unknown = comments.findIndex(({ entryId }) => entryId !== null && !textOf.has(entryId));
  if (unknown >= 0) {
    throw new AppError("invalid", "visits.refusal.entryGone", [
      { path: `comments.${unknown}.entryId`, key: "visits.refusal.entryGone" },
    ]);
  }
  await tx.reviewComment.createMany({
    data: comments.map(({ entryId, body }) => ({
      projectId: scope.projectId,
      id: uuidv7(),
      visitId,
      entryId,
      entryText: entryId === null ? "" : (textOf.get(entryId) ?? ""),
      body,
      authorId: scope.userId,
      createdAt: now,
    })),
  });
}

/** 作废: it never counts again, and stays readable. */
export async function voidVisit(
  tx: Transaction,
  scope: ProjectScope,
  input: ReviewInput & { reason: string },
): Promise<void> {
  const from = await openReview(tx, scope, input, {
    verb: "visit.void",
    from: ["draft", "submitted", "returned", "approved"],
  });
  const { visitId, version, now, reason } = input;
  await tx.visit.update({
    where: key(scope, visitId),
    data: { ...reviewOver, state: "voided", approvedAt: null, approvedBy: null, updatedAt: now },
    select: { id: true },
  });
  await recordTransition(tx, scope, { visitId, from, to: "voided", version, note: reason, now });
}
