import "server-only";
import { can } from "@/lib/auth/policy";
import { demandAttach } from "@/lib/attachments/upload-mutations";
import { readStoredFile } from "@/lib/attachments/data/attachment-rows";
import type { AttachmentCue } from "@/lib/attachments/types";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** Removes an attachment from its visit. Its file is deleted after the commit. */
export async function removeAttachment(tx: Transaction, scope: ProjectScope, id: string): Promise<{ visitId: string }> {
  const file = await readStoredFile(scope, id, tx);
  if (!file) throw new AppError("not_found");
  if (!can(scope.actor, "visit.write", file.visit)) throw new AppError("forbidden");
  const { projectId } = scope;
  const shown = await tx.reportIssuePhoto.findFirst({
    where: { projectId, attachmentId: id },
    select: { issue: { select: { title: true, number: true } } },
    orderBy: { issue: { issuedAt: "desc" } },
  });
  if (shown) throw new AppError("conflict", "attachments.refused.issued", [], shown.issue);
  await tx.attachment.delete({ where: { projectId_id: { projectId: scope.projectId, id } }, select: { id: true } });
  return { visitId: file.visitId };
}

/** Marks a moment of a recording, at an entry of the same visit if one is given. */
export async function addCue(
  tx: Transaction,
  scope: ProjectScope,
  input: { attachmentId: string; cue: AttachmentCue; now: Date },
): Promise<void> {
  const { projectId } = scope;
  const { attachmentId, cue, now } = input;
  const file = await readStoredFile(scope, attachmentId, tx);
  if (!file || file.kind !== "audio") throw new AppError("not_found");
  await demandAttach(tx, scope, file.visitId);
  if (cue.entryId !== null) {
    const entry = await tx.entry.findUnique({
      where: { projectId_id: { projectId, id: cue.entryId } },
      select: { visitId: true },
    });
    if (entry?.visitId !== file.visitId) throw new AppError("not_found");
  }
  await tx.attachmentCue.create({
    data: { ...cue, projectId, attachmentId, createdBy: scope.userId, createdAt: now },
    select: { id: true },
  });
}

export async function removeCue(tx: Transaction, scope: ProjectScope, cueId: string): Promise<void> {
  const where = { projectId_id: { projectId: scope.projectId, id: cueId } };
  const cue = await tx.attachmentCue.findUnique({ where, select: { attachment: { select: { visitId: true } } } });
  if (!cue) throw new AppError("not_found");
  await demandAttach(tx, scope, cue.attachment.visitId);
  await tx.attachmentCue.delete({ where, select: { id: true } });
}
