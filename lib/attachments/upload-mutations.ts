import "server-only";
import * as z from "zod";
import { can } from "@/lib/auth/policy";
import {
  readArrived,
  readSameFile,
  readUpload,
  readVisitSubject,
  type Upload,
} from "@/lib/attachments/data/attachment-rows";
import { cueSchema, type UploadInput } from "@/lib/attachments/schema";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** Throws if the actor may not add to this visit. The sentence says which state prevents it. */
export async function demandAttach(tx: Transaction, scope: ProjectScope, visitId: string): Promise<void> {
  const subject = await readVisitSubject(scope, visitId, tx);
  if (!subject) throw new AppError("not_found", "attachments.refused.noVisit");
  if (can(scope.actor, "visit.attach", subject)) return;
  const closed = subject.state === "approved" || subject.state === "voided";
  throw new AppError("forbidden", closed ? `attachments.refused.${subject.state}` : "attachments.refused.notYours");
}

interface Begin {
  input: UploadInput;
  byteSize: number;
  expiresAt: Date;
  now: Date;
}

export type Begun = { at: "arrived"; byteSize: number } | { at: "begun"; upload: Upload; created: boolean };

/**
 * Begins an upload or finds the one begun before: the same file under the same id is one upload, however often it is
 * begun.
 */
export async function beginUpload(
  tx: Transaction,
  scope: ProjectScope,
  { input, byteSize, expiresAt, now }: Begin,
): Promise<Begun> {
  const arrived = await readArrived(scope, input.id, tx);
  if (arrived && arrived.missingSince === null) {
    const same =
      arrived.createdBy === scope.userId && arrived.visitId === input.visitId && arrived.sourceSha256 === input.sha256;
    if (!same) throw new AppError("invalid", "attachments.refused.otherFile");
    return { at: "arrived", byteSize: arrived.sourceByteSize };
  }
  await demandAttach(tx, scope, input.visitId);
  const { id, visitId, entryId, kind, fileName, sha256, durationSeconds, cues } = input;
  const other = await readSameFile(scope, input, tx);
  if (other !== null) throw new AppError("invalid", "attachments.refused.repeated", [], { other });
  if (!(await readUpload(scope, id, tx))) await demandRoom(tx, scope.userId, { byteSize, now });
  const { count } = await tx.attachmentUpload.createMany({
    data: {
      projectId: scope.projectId,
      id,
      visitId,
      entryId,
      kind,
      fileName,
      byteSize,
      sha256,
      durationSeconds,
      cues,
      createdBy: scope.userId,
      createdAt: now,
      expiresAt,
    },
    skipDuplicates: true,
  });
  const upload = await readUpload(scope, id, tx);
  if (!upload || upload.visitId !== visitId || upload.sha256 !== sha256 || upload.byteSize !== byteSize) {
    throw new AppError("invalid", "attachments.refused.otherFile");
  }
  return { at: "begun", upload, created: count > 0 };
}

/**
 * Throws if this person has announced too much and not sent it. Counted over all their projects, one announcement after
 * the other, so that many at once do not get past it. Finished uploads have no row here, and expired ones do not count.
 */
async function demandRoom(
  tx: Transaction,
  userId: string,
  { byteSize, now }: { byteSize: number; now: Date },
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`uploads of ${userId}`}, 0))`;
  const begun = await tx.attachmentUpload.aggregate({
    where: { createdBy: userId, expiresAt: { gt: now } },
    _count: true,
    _sum: { byteSize: true },
  });
  const { UNFINISHED_UPLOADS: count, UNFINISHED_MEGABYTES: megabytes } = env();
  const bytes = Number(begun._sum.byteSize ?? 0) + byteSize;
  if (begun._count < count && bytes <= megabytes * 1024 * 1024) return;
  throw new AppError("too_many", "attachments.refused.unfinished", [], { count, megabytes });
}

/** Locks the upload until the transaction ends. Null if it does not exist or belongs to another person. */
export async function lockUpload(tx: Transaction, scope: ProjectScope, id: string): Promise<Upload | null> {
  await tx.$queryRaw`SELECT 1 FROM attachment_uploads WHERE project_id = ${scope.projectId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return readUpload(scope, id, tx);
}

/** Called after a part has been stored. lockUpload holds the upload. */
export async function noteReceived(
  tx: Transaction,
  scope: ProjectScope,
  upload: { id: string; received: number; expiresAt: Date },
): Promise<void> {
  const { id, received, expiresAt } = upload;
  await tx.attachmentUpload.update({
    where: { projectId_id: { projectId: scope.projectId, id } },
    data: { received, expiresAt },
    select: { id: true },
  });
}

export async function dropUpload(tx: Transaction, scope: ProjectScope, id: string): Promise<void> {
  await tx.attachmentUpload.deleteMany({ where: { projectId: scope.projectId, id, createdBy: scope.userId } });
}

export interface StoredFile {
  fileName: string;
  mediaType: string;
  byteSize: number;
  sha256: string;
  storageKey: string;
  thumbnailKey: string | null;
  width: number | null;
  height: number | null;
}

/** Turns the upload into an attachment: inserts one row and deletes the other in one transaction. */
export async function settleUpload(
  tx: Transaction,
  scope: ProjectScope,
  input: { upload: Upload; file: StoredFile; now: Date },
): Promise<boolean> {
  const held = await lockUpload(tx, scope, input.upload.id);
  if (!held) return false;
  await demandAttach(tx, scope, held.visitId);
  const { projectId } = scope;
  const { id, visitId } = held;
  const cues = z.array(cueSchema).catch([]).parse(held.cues);
  const named = [held.entryId, ...cues.map(({ entryId }) => entryId)].filter((entryId) => entryId !== null);
  const known = new Set(
    (await tx.entry.findMany({ where: { projectId, visitId, id: { in: named } }, select: { id: true } })).map(
      (entry) => entry.id,
    ),
  );
  // The entry was deleted meanwhile: the file stays with the visit.
  const standing = (entryId: string | null) => (entryId !== null && known.has(entryId) ? entryId : null);
  const row = {
    ...input.file,
    visitId,
    entryId: standing(held.entryId),
    kind: held.kind,
    sourceByteSize: held.byteSize,
    sourceSha256: held.sha256,
    durationSeconds: held.durationSeconds,
    createdBy: scope.userId,
    createdAt: input.now,
    missingSince: null,
  };
  await tx.attachment.upsert({
    where: { projectId_id: { projectId, id } },
    create: { projectId, id, ...row },
    update: row,
    select: { id: true },
  });
  await tx.attachmentCue.createMany({
    data: cues.map((cue) => ({
      ...cue,
      entryId: standing(cue.entryId),
      projectId,
      attachmentId: id,
      createdBy: scope.userId,
      createdAt: input.now,
    })),
    skipDuplicates: true,
  });
  await tx.attachmentUpload.delete({ where: { projectId_id: { projectId, id } }, select: { id: true } });
  return true;
}
