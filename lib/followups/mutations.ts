import "server-only";
import { v7 as uuidv7 } from "uuid";
import type * as z from "zod";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { dayAt } from "@/lib/calendar";
import type { Transaction } from "@/lib/db";
import { timeZone } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { readOriginText } from "@/lib/followups/data/origin-text";
import type { addFollowUpSchema } from "@/lib/followups/schema";
import type { ProjectRole } from "@/lib/vocabulary";

/**
 * A question for one member at one site. Returns its id.
 * @throws AppError with the field: the site is not on the list, the member cannot write visits, the day is over, the
 * origin is gone.
 */
export async function addFollowUp(
  tx: Transaction,
  scope: ProjectScope,
  input: z.output<typeof addFollowUpSchema>,
  now: Date,
): Promise<string> {
  const { projectId, userId } = scope;
  const { siteId, dimension, question, assigneeId, dueOn, origin } = input;
  const site = await tx.site.count({ where: { projectId, id: siteId, removedAt: null } });
  if (site === 0) throw refused("siteId", "followups.errors.siteGone");
  await demandWriter(tx, scope, assigneeId);
  // Of this press only: a question whose day goes by stays open.
  if (dueOn !== "" && dueOn < dayAt(now, timeZone())) throw refused("dueOn", "followups.errors.duePast");
  const originText = await readOriginText(scope, origin, tx);
  if (originText === null) throw new AppError("not_found", "followups.errors.originGone");
  const id = uuidv7();
  await tx.followUp.create({
    data: {
      projectId,
      id,
      siteId,
      dimension,
      question,
      assigneeId,
      dueOn: dueOn === "" ? null : new Date(dueOn),
      originKind: origin.kind,
      originId: origin.id,
      originVisitId: origin.visitId,
      originText,
      createdBy: userId,
      createdAt: now,
    },
    select: { id: true },
  });
  return id;
}

/** Gives the question to another member. Returns who had it. */
export async function reassignFollowUp(
  tx: Transaction,
  scope: ProjectScope,
  input: { followUpId: string; assigneeId: string },
): Promise<string> {
  await demandWriter(tx, scope, input.assigneeId);
  const before = await lockOpen(tx, scope, input.followUpId);
  await tx.followUp.update({
    where: { projectId_id: { projectId: scope.projectId, id: input.followUpId } },
    data: { assigneeId: input.assigneeId },
    select: { id: true },
  });
  return before;
}

/** Nobody need ask it any more. A visit that has asked it already, or does so on a device, keeps its answer. */
export async function cancelFollowUp(
  tx: Transaction,
  scope: ProjectScope,
  followUpId: string,
  now: Date,
): Promise<void> {
  await lockOpen(tx, scope, followUpId);
  await tx.followUp.update({
    where: { projectId_id: { projectId: scope.projectId, id: followUpId } },
    data: { cancelledAt: now, cancelledBy: scope.userId },
    select: { id: true },
  });
}

/** The assignee of a question that is not cancelled, locked until the transaction ends. */
async function lockOpen(tx: Transaction, scope: ProjectScope, followUpId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ assigneeId: string; cancelled: boolean }[]>`
    SELECT assignee_id::text AS "assigneeId", cancelled_at IS NOT NULL AS cancelled FROM follow_ups
    WHERE project_id = ${scope.projectId}::uuid AND id = ${followUpId}::uuid FOR UPDATE`;
  if (!row) throw new AppError("not_found");
  if (row.cancelled) throw new AppError("conflict", "followups.errors.cancelled");
  return row.assigneeId;
}

/** Only a member who may write visits can ask a question at a site. */
async function demandWriter(tx: Transaction, scope: ProjectScope, userId: string): Promise<void> {
  const row = await tx.membership.findFirst({
    where: { projectId: scope.projectId, userId, removedAt: null },
    select: { role: true },
  });
  const projectRole = (row?.role ?? null) as ProjectRole | null; // the column's check allows only this list
  if (!can({ userId, systemRole: "none", projectRole }, "visit.write"))
    throw refused("assigneeId", "followups.errors.assigneeGone");
}

const refused = (path: string, key: string) => new AppError("invalid", "errors.invalid", [{ path, key }]);
