import "server-only";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { env } from "@/lib/env";
import { readFormFollowUps } from "@/lib/followups/data/form-follow-ups";
import { readNames } from "@/lib/visits/data/people-names";
import { readSiteNotes } from "@/lib/visits/data/site-notes";
import { readServerVisit } from "@/lib/visits/data/stored-visit";
import type { FormDimension, FormMember, FormSite, OpenComment, VisitFormData } from "@/lib/visits/types";
import type { DimensionKey, ProjectRole, SiteKind, VisitState } from "@/lib/vocabulary";

// Words of closed lists are read back `as` their type below, because the columns' checks allow only lib/vocabulary.ts.

async function readDimensions(scope: ProjectScope, answered: string[]): Promise<FormDimension[]> {
  const rows = await readOnly().dimension.findMany({
    where: { projectId: scope.projectId },
    select: {
      key: true,
      label: true,
      guidance: true,
      questions: {
        where: { OR: [{ retiredAt: null }, { id: { in: answered } }] },
        select: { id: true, text: true, hint: true },
        orderBy: { position: "asc" },
      },
    },
    orderBy: { position: "asc" },
  });
  return rows.map((row) => ({ ...row, key: row.key as DimensionKey }));
}

async function readSites(scope: ProjectScope, current: string[]): Promise<FormSite[]> {
  const rows = await readOnly().site.findMany({
    where: { projectId: scope.projectId, OR: [{ removedAt: null }, { id: { in: current } }] },
    select: { id: true, name: true, kind: true, county: true },
    orderBy: { position: "asc" },
  });
  return rows.map((row) => ({ ...row, kind: row.kind as SiteKind }));
}

async function readMembers(scope: ProjectScope, current: string[]): Promise<FormMember[]> {
  const rows = await readOnly().membership.findMany({
    where: { projectId: scope.projectId, OR: [{ removedAt: null }, { userId: { in: current } }] },
    select: { userId: true, role: true, user: { select: { displayName: true } } },
    orderBy: { createdAt: "asc" },
  });
  return rows.map((row) => ({ id: row.userId, displayName: row.user.displayName, role: row.role as ProjectRole }));
}

async function readOpenComments(scope: ProjectScope, visitId: string): Promise<OpenComment[]> {
  const rows = await readOnly().reviewComment.findMany({
    where: { projectId: scope.projectId, visitId, resolvedAt: null },
    select: { id: true, entryId: true, entryText: true, body: true, authorId: true, createdAt: true },
    orderBy: { createdAt: "asc" },
  });
  const nameOf = await readNames(rows.map((row) => row.authorId));
  return rows.map(({ authorId, createdAt, ...row }) => ({
    ...row,
    authorName: nameOf(authorId),
    at: createdAt.toISOString(),
  }));
}

/** Everything that the form needs. Null if the requested visit is not in the project. */
export async function readVisitForm(
  scope: ProjectScope,
  asked: { visitId?: string; siteId?: string },
): Promise<VisitFormData | null> {
  const { visitId } = asked;
  const visit = visitId ? await readServerVisit(readOnly(), scope, visitId) : null;
  if (visitId && !visit) return null;
  const content = visit?.content;
  const answered = [...(content?.entries ?? []), ...(content?.figures ?? [])].flatMap(
    ({ questionId }) => questionId ?? [],
  );
  const siteId = content?.siteId ?? asked.siteId;
  const [project, dimensions, sites, members, indicators, subject, comments, siteNotes, followUps] = await Promise.all([
    readOnly().project.findUniqueOrThrow({ where: { id: scope.projectId }, select: { id: true, name: true } }),
    readDimensions(scope, answered),
    readSites(scope, siteId ? [siteId] : []),
    readMembers(scope, content ? [content.recorderId, ...content.memberIds] : []),
    readOnly().indicator.findMany({
      where: { projectId: scope.projectId },
      select: { name: true, unit: true, definition: true },
      orderBy: [{ position: "asc" }, { name: "asc" }],
    }),
    visitId
      ? readOnly().visit.findUniqueOrThrow({
          where: { projectId_id: { projectId: scope.projectId, id: visitId } },
          select: { state: true, recorderId: true, createdBy: true },
        })
      : null,
    visitId ? readOpenComments(scope, visitId) : [],
    siteId ? readSiteNotes(scope, siteId) : null,
    readFormFollowUps(scope),
  ]);
  const me = members.find((member) => member.id === scope.userId);
  if (!me) return null;
  const mayWrite = subject
    ? can(scope.actor, "visit.write", { ...subject, state: subject.state as VisitState })
    : can(scope.actor, "visit.write");
  return {
    project,
    dimensions,
    sites,
    members,
    me,
    indicators,
    visit: visit && visitId ? { id: visitId, ...visit } : null,
    mayWrite,
    comments,
    fileLimits: {
      photoLongEdge: env().PHOTO_LONG_EDGE,
      megabytes: env().ATTACHMENT_MEGABYTES,
      audioMegabytes: env().AUDIO_MEGABYTES,
    },
    siteNotes,
    followUps,
  };
}
