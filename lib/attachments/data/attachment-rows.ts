import "server-only";
import type { AttachmentItem } from "@/lib/attachments/types";
import type { VisitSubject } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import type { AttachmentKind, VisitState } from "@/lib/vocabulary";

// Words of closed lists are read back `as` their type: checks on the columns allow only the words in lib/vocabulary.ts.

const subjectColumns = { state: true, recorderId: true, createdBy: true } as const;

/** The facts that the policy needs about a visit. Null if the project has no visit with that id. */
export async function readVisitSubject(
  scope: ProjectScope,
  visitId: string,
  reader: Reader = readOnly(),
): Promise<VisitSubject | null> {
  const visit = await reader.visit.findUnique({
    where: { projectId_id: { projectId: scope.projectId, id: visitId } },
    select: subjectColumns,
  });
  return visit && { ...visit, state: visit.state as VisitState };
}

/**
 * The attachments of one visit, in the order they were added. The caller has checked that the reader may see the visit.
 */
export async function listAttachments(scope: ProjectScope, visitId: string): Promise<AttachmentItem[]> {
  const rows = await readOnly().attachment.findMany({
    where: { projectId: scope.projectId, visitId },
    select: {
      id: true,
      visitId: true,
      entryId: true,
      kind: true,
      fileName: true,
      mediaType: true,
      byteSize: true,
      sourceSha256: true,
      width: true,
      height: true,
      durationSeconds: true,
      createdBy: true,
      createdAt: true,
      missingSince: true,
      cues: {
        select: { id: true, atSeconds: true, label: true, entryId: true },
        orderBy: [{ atSeconds: "asc" }, { id: "asc" }],
      },
    },
    orderBy: { id: "asc" },
  });
  return rows.map(({ kind, byteSize, createdBy, createdAt, missingSince, ...row }) => ({
    ...row,
    kind: kind as AttachmentKind,
    byteSize: Number(byteSize),
    createdById: createdBy,
    createdAt: createdAt.toISOString(),
    missing: missingSince !== null,
  }));
}

/** What is needed to serve a file, with the facts about its visit for the policy. */
export async function readStoredFile(scope: ProjectScope, id: string, reader: Reader = readOnly()) {
  const row = await reader.attachment.findUnique({
    where: { projectId_id: { projectId: scope.projectId, id } },
    select: {
      visitId: true,
      kind: true,
      fileName: true,
      mediaType: true,
      sha256: true,
      storageKey: true,
      thumbnailKey: true,
      visit: { select: subjectColumns },
    },
  });
  return row && { ...row, visit: { ...row.visit, state: row.visit.state as VisitState } };
}

/** A finished file as its sender knows it: by the bytes that were sent. */
export async function readArrived(scope: ProjectScope, id: string, reader: Reader = readOnly()) {
  const row = await reader.attachment.findUnique({
    where: { projectId_id: { projectId: scope.projectId, id } },
    select: { visitId: true, createdBy: true, sourceByteSize: true, sourceSha256: true, missingSince: true },
  });
  return row && { ...row, sourceByteSize: Number(row.sourceByteSize) };
}

/** The name of a file that the visit has already with the same bytes as sent. Null if it has none. */
export async function readSameFile(
  scope: ProjectScope,
  file: { id: string; visitId: string; sha256: string },
  reader: Reader = readOnly(),
): Promise<string | null> {
  const row = await reader.attachment.findFirst({
    where: {
      projectId: scope.projectId,
      visitId: file.visitId,
      sourceSha256: file.sha256,
      id: { not: file.id },
      missingSince: null,
    },
    select: { fileName: true },
  });
  return row?.fileName ?? null;
}

/** An upload of the actor. Uploads of other people are not found. */
export async function readUpload(scope: ProjectScope, id: string, reader: Reader = readOnly()) {
  const row = await reader.attachmentUpload.findUnique({ where: { projectId_id: { projectId: scope.projectId, id } } });
  if (!row || row.createdBy !== scope.userId) return null;
  return { ...row, kind: row.kind as AttachmentKind, byteSize: Number(row.byteSize), received: Number(row.received) };
}
export type Upload = NonNullable<Awaited<ReturnType<typeof readUpload>>>;
