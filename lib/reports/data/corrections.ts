import "server-only";
import { listAttachments } from "@/lib/attachments/data/attachment-rows";
import type { ProjectScope } from "@/lib/auth/scope";
import type { VisitSubject } from "@/lib/auth/policy";
import { readOnly } from "@/lib/db";
import type { People } from "@/lib/reports/corrected/fact-content";
import { correctionSchema, type Correction } from "@/lib/reports/corrected/items";
import { id } from "@/lib/text";
import { upgradeContent } from "@/lib/visits/content-shape";
import { readVisitForm } from "@/lib/visits/data/visit-form";
import type { VisitPhoto } from "@/lib/visits/minutes/photos";
import type { VisitContent } from "@/lib/visits/schema";
import type { VisitFormData } from "@/lib/visits/types";
import type { CorrectionDecision, DimensionKey, VisitState } from "@/lib/vocabulary";

/** 纪要回收: minutes that came back, what has been decided about them, and what they are held against. */

export interface VisitVersions {
  visitId: string;
  form: VisitFormData;
  photos: (VisitPhoto & { missing: boolean })[];
  /** The latest first. */
  versions: { version: number; content: VisitContent }[];
}

/** Of a visit with very many versions the file names its own, or it is one of the latest. */
const mostVersions = 8;

/** Null if the project has no such visit. `named`: the version that the file names. */
export async function readVersions(
  scope: ProjectScope,
  asked: unknown,
  named: number | null,
): Promise<VisitVersions | null> {
  const known = id.safeParse(asked);
  if (!known.success) return null;
  const visitId = known.data;
  const form = await readVisitForm(scope, { visitId });
  if (!form) return null;
  const where = { projectId: scope.projectId, visitId };
  const select = { version: true, content: true, shape: true };
  const exact =
    named === null ? [] : await readOnly().visitRevision.findMany({ where: { ...where, version: named }, select });
  const rows =
    exact.length > 0
      ? exact
      : await readOnly().visitRevision.findMany({ where, select, orderBy: { version: "desc" }, take: mostVersions });
  const photos = (await listAttachments(scope, visitId)).filter(({ kind }) => kind === "photo");
  return {
    visitId,
    form,
    photos: photos.map(({ id: photo, fileName, entryId, missing }) => ({ id: photo, fileName, entryId, missing })),
    versions: rows.map(({ version, content, shape }) => ({ version, content: upgradeContent(content, shape) })),
  };
}

/** Whose minutes a file is, by ids of its bookmarks: a visit of this project, or null. */
export async function findVisitOf(
  scope: ProjectScope,
  { visitId, rows }: { visitId: string | null; rows: readonly string[] },
): Promise<{ id: string; site: string; visitedOn: string } | null> {
  const { projectId } = scope;
  const some = rows.slice(0, 50);
  const found = await readOnly().visit.findFirst({
    where: {
      projectId,
      OR: [
        ...(visitId === null ? [] : [{ id: visitId }]),
        { entries: { some: { id: { in: some } } } },
        { figures: { some: { id: { in: some } } } },
      ],
    },
    select: { id: true, visitedOn: true, site: { select: { name: true } } },
  });
  return found && { id: found.id, site: found.site.name, visitedOn: found.visitedOn.toISOString().slice(0, 10) };
}

export interface CorrectionSummary {
  id: string;
  fileName: string;
  /** ISO moment. */
  returnedAt: string;
  returnedBy: string;
  /** Items that nobody has decided yet. */
  open: number;
}

async function namesOf(ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = ids.flatMap((one) => one ?? []);
  if (known.length === 0) return new Map();
  const people = await readOnly().user.findMany({
    where: { id: { in: known } },
    select: { id: true, displayName: true },
  });
  return new Map(people.map((person) => [person.id, person.displayName]));
}

/** Of one visit, the latest first. */
export async function listCorrections(scope: ProjectScope, visitId: string): Promise<CorrectionSummary[]> {
  const rows = await readOnly().visitCorrection.findMany({
    where: { projectId: scope.projectId, visitId },
    select: {
      id: true,
      fileName: true,
      returnedAt: true,
      returnedBy: true,
      _count: { select: { items: { where: { decision: null } } } },
    },
    orderBy: { id: "desc" },
  });
  const names = await namesOf(rows.map(({ returnedBy }) => returnedBy));
  return rows.map(({ _count, returnedAt, returnedBy, ...row }) => ({
    ...row,
    returnedAt: returnedAt.toISOString(),
    returnedBy: names.get(returnedBy ?? "") ?? "",
    open: _count.items,
  }));
}

export interface StoredCorrection {
  position: number;
  item: Correction;
  decision: CorrectionDecision | null;
  reason: string;
  decidedBy: string;
}

export interface CorrectedFile extends Omit<CorrectionSummary, "open"> {
  visitId: string;
  fileHash: string;
  items: StoredCorrection[];
}

type Asked = { visitId: unknown; correctionId: unknown };

function whereOf(scope: ProjectScope, asked: Asked) {
  const [visit, correction] = [id.safeParse(asked.visitId), id.safeParse(asked.correctionId)];
  if (!visit.success || !correction.success) return null;
  return { projectId: scope.projectId, id: correction.data, visitId: visit.data };
}

/** Null if there is none. An invalid id is treated as a missing one. */
export async function readCorrection(scope: ProjectScope, asked: Asked): Promise<CorrectedFile | null> {
  const where = whereOf(scope, asked);
  const row =
    where &&
    (await readOnly().visitCorrection.findFirst({
      where,
      select: {
        id: true,
        visitId: true,
        fileName: true,
        fileHash: true,
        returnedBy: true,
        returnedAt: true,
        items: { orderBy: { position: "asc" } },
      },
    }));
  if (!row) return null;
  const names = await namesOf([row.returnedBy, ...row.items.map(({ decidedBy }) => decidedBy)]);
  return {
    id: row.id,
    visitId: row.visitId,
    fileName: row.fileName,
    fileHash: row.fileHash,
    returnedAt: row.returnedAt.toISOString(),
    returnedBy: names.get(row.returnedBy ?? "") ?? "",
    items: row.items.map(({ position, content, decision, reason, decidedBy }) => ({
      position,
      item: correctionSchema.parse(content),
      decision: decision as CorrectionDecision | null, // a check on the column allows only this list
      reason,
      decidedBy: names.get(decidedBy ?? "") ?? "",
    })),
  };
}

/** The file as it came, byte by byte. */
export async function readCorrectionFile(scope: ProjectScope, asked: Asked) {
  const where = whereOf(scope, asked);
  return where && readOnly().visitCorrection.findFirst({ where, select: { file: true, fileName: true } });
}

/** The team's members of today, for names in a corrected fact. */
export async function readPeople(scope: ProjectScope): Promise<People> {
  const rows = await readOnly().membership.findMany({
    where: { projectId: scope.projectId, removedAt: null },
    select: { userId: true, user: { select: { displayName: true } } },
  });
  return rows.map(({ userId, user }) => ({ id: userId, displayName: user.displayName }));
}

/** A visit as it is now, for the page that decides. */
export async function readVisitToday(scope: ProjectScope, visitId: string) {
  const row = await readOnly().visit.findUnique({
    where: { projectId_id: { projectId: scope.projectId, id: visitId } },
    select: {
      version: true,
      state: true,
      recorderId: true,
      createdBy: true,
      visitedOn: true,
      site: { select: { name: true } },
    },
  });
  if (!row) return null;
  const { version, site, visitedOn, recorderId, createdBy } = row;
  const revision = await readOnly().visitRevision.findUniqueOrThrow({
    where: { projectId_visitId_version: { projectId: scope.projectId, visitId, version } },
    select: { content: true, shape: true },
  });
  const dimensions = await readOnly().dimension.findMany({
    where: { projectId: scope.projectId },
    select: { key: true, label: true },
  });
  const subject: VisitSubject = { state: row.state as VisitState, recorderId, createdBy }; // the column's check allows only this list
  return {
    version,
    subject,
    site: site.name,
    visitedOn: visitedOn.toISOString().slice(0, 10),
    content: upgradeContent(revision.content, revision.shape),
    // A check on the column allows only these keys, and a project has all four.
    labels: Object.fromEntries(dimensions.map(({ key, label }) => [key, label])) as Record<DimensionKey, string>,
  };
}
