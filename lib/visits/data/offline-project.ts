import "server-only";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { readNames } from "@/lib/visits/data/people-names";
import { readAllSiteNotes } from "@/lib/visits/data/site-notes";
import { readVisitForm } from "@/lib/visits/data/visit-form";
import { contentShape, upgradeContent } from "@/lib/visits/content-shape";
import type { OfflineProject, OwnVisit } from "@/lib/visits/offline-types";
import { withinRoom } from "@/lib/visits/site-notes";
import type { OpenComment } from "@/lib/visits/types";
import type { VisitState } from "@/lib/vocabulary";

/** More than one person writes in the weeks between two days with a network. */
const mostVisits = 60;

/** The limit for notes on all sites. 120 sites with 12 points of 60 characters each use a twentieth of it. */
const mostNoteCharacters = 2_000_000;

async function readComments(scope: ProjectScope, visitIds: string[]): Promise<Map<string, OpenComment[]>> {
  const rows = await readOnly().reviewComment.findMany({
    where: { projectId: scope.projectId, visitId: { in: visitIds }, resolvedAt: null },
    select: { id: true, visitId: true, entryId: true, entryText: true, body: true, authorId: true, createdAt: true },
    orderBy: { createdAt: "asc" },
  });
  const nameOf = await readNames(rows.map((row) => row.authorId));
  const comments = new Map<string, OpenComment[]>();
  for (const { visitId, authorId, createdAt, ...row } of rows) {
    const comment = { ...row, authorName: nameOf(authorId), at: createdAt.toISOString() };
    comments.set(visitId, [...(comments.get(visitId) ?? []), comment]);
  }
  return comments;
}

async function readOwnVisits(scope: ProjectScope): Promise<OwnVisit[]> {
  const rows = await readOnly().visit.findMany({
    where: {
      projectId: scope.projectId,
      state: { not: "voided" },
      OR: [{ recorderId: scope.userId }, { createdBy: scope.userId }],
    },
    select: { id: true, version: true, state: true, recorderId: true, createdBy: true },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: mostVisits,
  });
  if (rows.length === 0) return [];
  const [revisions, comments] = await Promise.all([
    readOnly().visitRevision.findMany({
      where: { projectId: scope.projectId, OR: rows.map(({ id, version }) => ({ visitId: id, version })) },
      select: { visitId: true, content: true, shape: true },
    }),
    readComments(
      scope,
      rows.map(({ id }) => id),
    ),
  ]);
  const contents = new Map(revisions.map(({ visitId, content, shape }) => [visitId, upgradeContent(content, shape)]));
  return rows.flatMap(({ id, version, recorderId, createdBy, ...row }) => {
    const state = row.state as VisitState; // the column's check allows only this list
    const content = contents.get(id);
    const mayWrite = can(scope.actor, "visit.write", { state, recorderId, createdBy });
    return content ? [{ id, version, state, content, mayWrite, comments: comments.get(id) ?? [] }] : [];
  });
}

/** What this member's device stores of the project. Null if they are no longer a member. */
export async function readOfflineProject(
  scope: ProjectScope,
  at: { now: Date; timeZone: string },
): Promise<OfflineProject | null> {
  const [form, visits, notes] = await Promise.all([
    readVisitForm(scope, {}),
    readOwnVisits(scope),
    readAllSiteNotes(scope),
  ]);
  return (
    form && {
      shape: contentShape,
      form,
      visits,
      siteNotes: withinRoom(notes, mostNoteCharacters),
      now: at.now.toISOString(),
      timeZone: at.timeZone,
    }
  );
}
