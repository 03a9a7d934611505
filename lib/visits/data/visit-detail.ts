import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { readNames } from "@/lib/visits/data/people-names";
import { readContent } from "@/lib/visits/data/stored-visit";
import { figureParts } from "@/lib/visits/said/figure";
import { figureSchema } from "@/lib/visits/schema";
import type { DetailComment, VisitDetail } from "@/lib/visits/types";
import {
  dimensionKeys,
  type DimensionKey,
  type DimensionMark,
  type EntryForm,
  type SiteKind,
  type VerificationState,
  type VisitMethod,
  type VisitState,
} from "@/lib/vocabulary";

// Words of closed lists are read back `as` their type below, because the columns' checks allow only lib/vocabulary.ts.

const ordered = { orderBy: { position: "asc" } } as const;

function findVisit(scope: ProjectScope, id: string) {
  return readOnly().visit.findUnique({
    where: { projectId_id: { projectId: scope.projectId, id } },
    select: {
      id: true,
      visitedOn: true,
      startedAt: true,
      endedAt: true,
      method: true,
      place: true,
      state: true,
      version: true,
      submittedAt: true,
      approvedAt: true,
      approvedBy: true,
      reviewBegunAt: true,
      createdBy: true,
      updatedAt: true,
      recorderId: true,
      site: { select: { id: true, name: true, kind: true, county: true } },
      members: { select: { userId: true } },
      audiences: { select: { category: true, headCount: true }, ...ordered },
      marks: { select: { dimension: true, mark: true } },
      entries: {
        select: {
          id: true,
          dimension: true,
          text: true,
          form: true,
          speakerCategory: true,
          question: { select: { id: true, text: true, position: true } },
          themes: { select: { theme: { select: { id: true, name: true } } }, orderBy: { theme: { position: "asc" } } },
        },
        ...ordered,
      },
      figures: {
        select: {
          id: true,
          dimension: true,
          value: true,
          said: true,
          asOf: true,
          definition: true,
          source: true,
          verification: true,
          indicator: { select: { name: true, unit: true } },
        },
        ...ordered,
      },
      transitions: { where: { toState: "voided" }, select: { note: true } },
    },
  });
}

async function readComments(scope: ProjectScope, visitId: string): Promise<DetailComment[]> {
  const rows = await readOnly().reviewComment.findMany({
    where: { projectId: scope.projectId, visitId },
    select: { id: true, entryId: true, entryText: true, body: true, authorId: true, createdAt: true, resolvedAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const nameOf = await readNames(rows.map((row) => row.authorId));
  return rows.map(({ authorId, createdAt, resolvedAt, ...row }) => ({
    ...row,
    authorName: nameOf(authorId),
    at: createdAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
  }));
}

/** In the order of the outline, as in the form. Entries that answer no question come last. */
function asAsked<Row extends { question: { position: number } | null }>(entries: Row[]): Row[] {
  const place = ({ question }: Row) => question?.position ?? Infinity;
  return [...entries].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

/** One visit for reading. Null if the project has no visit of that id. */
export async function readVisitDetail(scope: ProjectScope, id: string): Promise<VisitDetail | null> {
  const visit = await findVisit(scope, id);
  if (!visit) return null;
  const dimensions = await readOnly().dimension.findMany({
    where: { projectId: scope.projectId },
    select: { key: true, label: true },
    ...ordered,
  });
  const members = visit.members.map(({ userId }) => userId);
  const nameOf = await readNames([visit.recorderId, ...members, ...(visit.approvedBy ? [visit.approvedBy] : [])]);
  const { site, entries, figures, marks, transitions } = visit;
  const isDraft = visit.state === "draft" || visit.state === "returned";
  const typed = isDraft ? await readContent(readOnly(), scope, { id, version: visit.version }) : null;
  const waiting = (typed?.figures ?? []).filter((figure) => !figureSchema.safeParse(figure).success);
  const labelOf = new Map(dimensions.map(({ key, label }) => [key, label]));
  return {
    id: visit.id,
    site: { ...site, kind: site.kind as SiteKind },
    visitedOn: visit.visitedOn.toISOString().slice(0, 10),
    startedAt: visit.startedAt,
    endedAt: visit.endedAt,
    method: visit.method as VisitMethod,
    place: visit.place,
    recorder: { id: visit.recorderId, displayName: nameOf(visit.recorderId) },
    createdBy: visit.createdBy,
    members: members.map(nameOf),
    audiences: typed?.audiences ?? visit.audiences,
    state: visit.state as VisitState,
    version: visit.version,
    submittedAt: visit.submittedAt?.toISOString() ?? null,
    approvedAt: visit.approvedAt?.toISOString() ?? null,
    reviewBegun: visit.reviewBegunAt !== null,
    approvedByName: visit.approvedBy && nameOf(visit.approvedBy),
    updatedAt: visit.updatedAt.toISOString(),
    dimensions: dimensionKeys.map((key: DimensionKey) => ({
      key,
      label: labelOf.get(key) ?? key,
      mark: (marks.find(({ dimension }) => dimension === key)?.mark ?? null) as DimensionMark | null,
      entries: asAsked(entries.filter(({ dimension }) => dimension === key)).map(
        ({ question, themes, form, dimension: _own, ...entry }) => ({
          ...entry,
          form: form as EntryForm,
          question: question && { id: question.id, text: question.text },
          themes: themes.map(({ theme }) => theme),
        }),
      ),
      figures: figures
        .filter(({ dimension }) => dimension === key)
        .map(({ indicator, value, said, verification, dimension: _own, ...figure }) => ({
          ...figure,
          indicator: indicator.name,
          ...figureParts(said || value.toFixed(), indicator.unit),
          verification: verification as VerificationState,
        })),
      waiting: waiting
        .filter(({ dimension }) => dimension === key)
        .map(({ id: figureId, indicator, value, unit, asOf, definition, source }) => ({
          id: figureId,
          text: [indicator, value + unit, asOf, definition, source].filter(Boolean).join(" · "),
        })),
    })),
    comments: await readComments(scope, id),
    voidReason: transitions[0]?.note ?? "",
  };
}
