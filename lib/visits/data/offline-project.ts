import "server-only";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { readAtOneMoment, readOnly } from "@/lib/db";
import { readNames } from "@/lib/visits/data/people-names";
import { readAllSiteNotes } from "@/lib/visits/data/site-notes";
import { readVisitForm } from "@/lib/visits/data/visit-form";
import { contentShape, upgradeContent } from "@/lib/visits/content-shape";
import type { OfflineProject, OwnVisit } from "@/lib/visits/offline-types";
import { withinRoom, type SiteNotes } from "@/lib/visits/site-notes";
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

type OfflineHead = Omit<OfflineProject, "siteNotes">;

/** How the answer says what it contains: in today's shape, or in that of an older page. */
interface Wording {
  head: (head: OfflineHead) => object;
  notes: (notes: SiteNotes) => object;
}

const encoder = new TextEncoder();

/**
 * The notes as JSON of a list without its brackets, in pieces of one moment. Only those of some sites
 * are objects at the same time: those of a thousand take twenty times the memory of their text.
 */
function readNotesText(scope: ProjectScope, wordNotes: Wording["notes"]): Promise<Uint8Array[]> {
  return readAtOneMoment(async (reader) => {
    const pieces: Uint8Array[] = [];
    const fits = withinRoom(mostNoteCharacters);
    for await (const some of readAllSiteNotes(reader, scope)) {
      const kept = some.filter(fits);
      const text = kept.map((notes) => JSON.stringify(wordNotes(notes))).join();
      if (text !== "") pieces.push(encoder.encode(pieces.length > 0 ? `,${text}` : text));
      if (kept.length < some.length) break;
    }
    return pieces;
  });
}

/**
 * What this member's device stores of the project: the JSON of an `OfflineProject`, in pieces. Null if they are no
 * longer a member.
 */
export async function readOfflineProject(
  scope: ProjectScope,
  at: { now: Date; timeZone: string },
  wording: Wording = { head: (head) => head, notes: (notes) => notes },
): Promise<Uint8Array[] | null> {
  const [form, visits] = await Promise.all([readVisitForm(scope, {}), readOwnVisits(scope)]);
  if (!form) return null;
  const notes = await readNotesText(scope, wording.notes);
  const { now, timeZone } = at;
  const head = JSON.stringify(wording.head({ shape: contentShape, form, visits, now: now.toISOString(), timeZone }));
  return [encoder.encode(`${head.slice(0, -1)},"siteNotes":[`), ...notes, encoder.encode("]}")];
}
