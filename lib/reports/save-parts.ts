import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { presentThemes } from "@/lib/codebook/present-themes";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/lib/generated/prisma/client";
import { photoIds } from "@/lib/reports/annexes/annexes";
import { mostPhotos } from "@/lib/reports/annexes/limits";
import { readReport } from "@/lib/reports/data/reports";
import { applyChanges, deltaSince, type Applied, type ReportDelta } from "@/lib/reports/parts/changes";
import { orderOf, partsOf } from "@/lib/reports/parts/parts";
import type { SentChanges } from "@/lib/reports/parts/tidy";
import type { ReportOrder, ReportPart } from "@/lib/reports/parts/types";
import { evidenceRows, pointRow } from "@/lib/reports/rows";
import { orderKey, recordRevisions } from "@/lib/reports/revisions";
import { mostPoints, mostSections, type SentPart } from "@/lib/reports/schema";
import type { DraftEvidence, ReportRecord } from "@/lib/reports/types";

type SentPoint = Extract<SentPart, { kind: "point" }>;

/**
 * The parts with their citations as they are stored: earlier ones keep the text they were cited with unless a person
 * has accepted today's, new ones get the entry's text of today.
 */
async function withCitations(
  tx: Transaction,
  scope: ProjectScope,
  before: ReportRecord,
  parts: readonly SentPart[],
): Promise<ReportPart[]> {
  const known = new Map(
    before.draft.sections.flatMap(({ points }) =>
      points.flatMap((point) => point.evidence.map((one) => [one.id, one] as const)),
    ),
  );
  const points = parts.filter((part) => part.kind === "point");
  const added = points.flatMap(({ content }) => content.evidence.filter(({ id }) => !known.has(id)));
  const wanted = [...new Set(added.flatMap(({ entryId }) => entryId ?? []))];
  const entries = await tx.entry.findMany({
    where: { projectId: scope.projectId, id: { in: wanted } },
    select: { id: true, text: true },
  });
  const textOf = new Map(entries.map(({ id, text }) => [id, text]));
  const cite = ({ id, entryId, removed, quotedText }: SentPoint["content"]["evidence"][number]): DraftEvidence => {
    const old = known.get(id);
    if (old) return { ...old, removed, quotedText: old.entry?.text === quotedText ? quotedText : old.quotedText };
    const text = entryId === null ? undefined : textOf.get(entryId);
    if (text === undefined) throw new AppError("conflict", "reports.refusal.entryGone");
    return { id, entryId, removed, quotedText: text, entry: null };
  };
  return parts.map((part) =>
    part.kind === "point" ? { ...part, content: { ...part.content, evidence: part.content.evidence.map(cite) } } : part,
  );
}

/** A theme that was merged since is the one that it was merged into; one that was deleted is none. */
async function withPresentThemes(tx: Transaction, scope: ProjectScope, parts: readonly ReportPart[]) {
  const wanted = parts.flatMap((part) => (part.kind === "point" ? (part.content.themeId ?? []) : []));
  const present = await presentThemes(tx, scope, [...new Set(wanted)]);
  const themeOf = (themeId: string | null) => (themeId === null ? null : (present.get(themeId) ?? null));
  return parts.map((part) =>
    part.kind === "point" ? { ...part, content: { ...part.content, themeId: themeOf(part.content.themeId) } } : part,
  );
}

interface Place {
  sectionId: string;
  position: number;
}

function places(order: ReportOrder): Map<string, Place> {
  return new Map(
    order.flatMap(({ id, points }) => points.map((point, position) => [point, { sectionId: id, position }] as const)),
  );
}

interface Write {
  reportId: string;
  version: number;
  now: Date;
  before: ReportRecord;
  applied: Applied;
}

async function writeSections(tx: Transaction, scope: ProjectScope, { reportId, version, before, applied }: Write) {
  const { projectId } = scope;
  const order = applied.order ?? orderOf(before.draft);
  const known = new Map(before.draft.sections.map(({ id }, position) => [id, position]));
  const written = new Map(applied.written.map((part) => [part.key, part]));
  for (const [position, { id }] of order.entries()) {
    const part = written.get(id);
    // An annex stays one: an open page of an earlier build does not know it.
    const { annex = null, ...content } = part?.kind === "section" ? part.content : {};
    const text = part?.kind === "section" ? { ...content, version } : {};
    const where = { projectId_id: { projectId, id } };
    if (!known.has(id) && part?.kind === "section") {
      await tx.reportSection.create({ data: { projectId, id, reportId, position, ...part.content, annex, version } });
    } else if (part || known.get(id) !== position) {
      await tx.reportSection.update({ where, data: { position, ...text }, select: { id: true } });
    }
  }
}

async function writePoints(tx: Transaction, scope: ProjectScope, { version, now, before, applied }: Write) {
  const { projectId } = scope;
  const was = places(orderOf(before.draft));
  const is = places(applied.order ?? orderOf(before.draft));
  const known = new Map(
    before.draft.sections.flatMap(({ points }) => points.map((point) => [point.id, point] as const)),
  );
  for (const part of applied.written) {
    if (part.kind !== "point") continue;
    const place = is.get(part.key);
    if (!place) throw new Error("a point without its section");
    const { sectionId, position } = place;
    const point = { id: part.key, ...part.content };
    const { projectId: _p, id, ...data } = pointRow(point, sectionId, position, { projectId, now });
    if (was.has(id)) {
      // Only what this person could see: citations of visits that they may not read stay.
      const seen = known.get(id)?.evidence.map((one) => one.id) ?? [];
      await tx.reportPointEvidence.deleteMany({ where: { projectId, pointId: id, id: { in: seen } } });
      await tx.reportPoint.update({
        where: { projectId_id: { projectId, id } },
        data: { ...data, version },
        select: { id: true },
      });
    } else {
      await tx.reportPoint.create({ data: { projectId, id, ...data, version }, select: { id: true } });
    }
    await tx.reportPointEvidence.createMany({ data: evidenceRows(point, { projectId, now }) });
  }
  const moved = [...is].filter(([id, place]) => {
    const old = was.get(id);
    return old && (old.sectionId !== place.sectionId || old.position !== place.position);
  });
  if (moved.length > 0)
    await tx.$executeRaw(Prisma.sql`
      UPDATE report_points p SET section_id = place.section_id, position = place.position
      FROM unnest(${moved.map(([id]) => id)}::uuid[], ${moved.map(([, { sectionId }]) => sectionId)}::uuid[],
        ${moved.map(([, { position }]) => position)}::int[]) AS place (id, section_id, position)
      WHERE p.project_id = ${projectId}::uuid AND p.id = place.id`);
}

async function writeFront(tx: Transaction, scope: ProjectScope, { reportId, version, now, applied }: Write) {
  const front = applied.written.find((part) => part.kind === "front");
  const { issuedOn, printedOn, ...text } = front?.content ?? {};
  const dayIn = (day: string | undefined) => (day ? new Date(day) : null);
  await tx.report.update({
    where: { projectId_id: { projectId: scope.projectId, id: reportId } },
    data: {
      version,
      updatedAt: now,
      ...(front && { ...text, issuedOn: dayIn(issuedOn), printedOn: dayIn(printedOn), frontVersion: version }),
    },
    select: { id: true },
  });
}

/** Sections before points, so that a point has its section; removals last, when nothing is in them. */
async function writeParts(tx: Transaction, scope: ProjectScope, write: Write): Promise<void> {
  const { projectId } = scope;
  await writeSections(tx, scope, write);
  await writePoints(tx, scope, write);
  const own = { projectId, id: { in: write.applied.removed } };
  await tx.reportPoint.deleteMany({ where: own });
  await tx.reportSection.deleteMany({ where: own });
  await writeFront(tx, scope, write);
}

function demandRoom(order: ReportOrder | null): void {
  if (!order) return;
  if (order.length > mostSections)
    throw new AppError("conflict", "reports.refusal.sections", [], { most: mostSections });
  if (order.some(({ points }) => points.length > mostPoints))
    throw new AppError("conflict", "reports.refusal.points", [], { most: mostPoints });
}

interface SaveInput {
  reportId: string;
  since: number;
  changes: SentChanges;
  kind: "typed" | "updated" | "restored" | "returned";
  now: Date;
}

export interface SavedParts {
  delta: ReportDelta;
  /** Parts that another person has changed since. They are as that person wrote them. */
  refused: string[];
}

/**
 * Writes the changed parts of a report; the caller has locked it. A part that another person has changed since is left
 * as it is. Returns what has been written since `since`, by anybody.
 */
export async function saveParts(tx: Transaction, scope: ProjectScope, input: SaveInput): Promise<SavedParts> {
  const { reportId, since, changes, kind, now } = input;
  const before = await readReport(scope, reportId, tx);
  if (!before) throw new AppError("not_found");
  const sent = changes.parts.map(({ part }) => part);
  const cited = await withPresentThemes(tx, scope, await withCitations(tx, scope, before, sent));
  const parts = cited.map((part, index) => ({ part, base: changes.parts[index]?.base ?? 0 }));
  const applied = applyChanges(before, { ...changes, parts });
  demandRoom(applied.order);
  const asked = new Set(cited.map(({ key }) => key));
  const nothing = applied.written.length === 0 && applied.removed.length === 0 && applied.order === null;
  if (nothing) return { delta: deltaSince(before, since, asked), refused: applied.refused };

  const version = before.version + 1;
  await writeParts(tx, scope, { reportId, version, now, before, applied });
  const old = partsOf(before.draft);
  const changed = [...applied.written.map(({ key }) => key), ...applied.removed];
  await recordRevisions(tx, scope, {
    reportId,
    version,
    kind,
    now,
    before: [
      ...changed.flatMap((key) => {
        const content = old.get(key);
        return content ? [{ part: key, content, version: before.versions[key] ?? 1 }] : [];
      }),
      ...(applied.order ? [{ part: orderKey, content: orderOf(before.draft), version: before.version }] : []),
    ],
    after: [
      ...applied.written.map((content) => ({ part: content.key, content })),
      ...applied.removed.map((part) => ({ part, content: null })),
      ...(applied.order ? [{ part: orderKey, content: applied.order }] : []),
    ],
  });
  const after = await readReport(scope, reportId, tx);
  if (!after) throw new AppError("not_found");
  if (photoIds(after.draft).length > mostPhotos)
    throw new AppError("conflict", "reports.refusal.photos", [], { most: mostPhotos });
  return { delta: deltaSince(after, since, asked), refused: applied.refused };
}
