import "server-only";
import { v7 as mintId } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { freezeModel } from "@/lib/reports/frozen-model";
import { composeRecord } from "@/lib/reports/data/composed";
import { readCounts } from "@/lib/reports/data/counts";
import { readReport } from "@/lib/reports/data/reports";
import { readThemeEntries } from "@/lib/reports/data/theme-entries";
import { draftWords } from "@/lib/reports/document-words";
import { draftReport } from "@/lib/reports/drafting";
import { planRefresh } from "@/lib/reports/refresh";
import { evidenceRows, pointRow, rowsOfSections, type RowsOfSections } from "@/lib/reports/rows";
import type { ReportContent } from "@/lib/reports/schema";
import type { DraftEvidence, DraftSection, ReportRecord } from "@/lib/reports/types";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ReportStage } from "@/lib/vocabulary";

async function writeRows(tx: Transaction, rows: RowsOfSections): Promise<void> {
  await tx.reportSection.createMany({ data: rows.sections });
  await tx.reportPoint.createMany({ data: rows.points });
  await tx.reportPointEvidence.createMany({ data: rows.evidence });
}

interface CreateInput {
  title: string;
  includeUnapproved: boolean;
  now: Date;
}

/** Creates a first report from the current findings. Returns its id. */
export async function createReport(tx: Transaction, scope: ProjectScope, input: CreateInput): Promise<string> {
  const { projectId } = scope;
  const project = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { name: true, background: true },
  });
  const counts = await readCounts(scope, input.includeUnapproved, tx);
  const entries = await readThemeEntries(scope, input.includeUnapproved, tx);
  const { title, includeUnapproved, now } = input;
  const draft = draftReport({
    title,
    includeUnapproved,
    projectName: project.name,
    background: project.background,
    counts,
    entries,
    words: draftWords,
    mint: mintId,
  });
  const reportId = mintId();
  const { preface, closing, issuer } = draft;
  await tx.report.create({
    data: {
      projectId,
      id: reportId,
      title,
      preface,
      closing,
      issuer,
      includeUnapproved,
      createdBy: scope.userId,
      createdAt: now,
      updatedAt: now,
    },
  });
  await writeRows(tx, rowsOfSections(draft.sections, { projectId, reportId, now }));
  return reportId;
}

/** Locks the report at the version that was read. Refused if it is gone, final or newer. */
export async function lockReport(
  tx: Transaction,
  scope: ProjectScope,
  asked: { reportId: string; version: number },
): Promise<ReportStage> {
  const rows = await tx.$queryRaw<{ version: number; stage: ReportStage }[]>(Prisma.sql`
    SELECT version, stage FROM reports WHERE project_id = ${scope.projectId}::uuid AND id = ${asked.reportId}::uuid FOR UPDATE`);
  const row = rows[0];
  if (!row) throw new AppError("not_found");
  if (row.version !== asked.version) throw new AppError("stale", "reports.refusal.stale", [], { version: row.version });
  return row.stage;
}

function demandOpen(stage: ReportStage): void {
  if (stage === "final") throw new AppError("conflict", "reports.refusal.frozen");
}

/**
 * The evidence of a saved report: earlier citations keep their text of that time, new ones get the entry's current
 * text.
 */
async function citedSections(
  tx: Transaction,
  scope: ProjectScope,
  before: ReportRecord,
  content: ReportContent,
): Promise<DraftSection[]> {
  const { projectId } = scope;
  const known = new Map(
    before.draft.sections.flatMap(({ points }) =>
      points.flatMap((point) => point.evidence.map((one) => [one.id, one] as const)),
    ),
  );
  const added = content.sections.flatMap(({ points }) =>
    points.flatMap((point) => point.evidence.filter(({ id }) => !known.has(id)).map(({ entryId }) => entryId)),
  );
  const wanted = [...new Set(added)];
  const entries = await tx.entry.findMany({
    where: { projectId, id: { in: wanted.filter((id) => id !== null) } },
    select: { id: true, text: true },
  });
  const textOf = new Map(entries.map(({ id, text }) => [id, text]));

  const cite = ({
    id,
    entryId,
    removed,
    acceptedText,
  }: ReportContent["sections"][number]["points"][number]["evidence"][number]): DraftEvidence => {
    const old = known.get(id);
    if (old)
      return {
        ...old,
        removed,
        quotedText: old.entry && acceptedText === old.entry.text ? acceptedText : old.quotedText,
      };
    const text = entryId === null ? undefined : textOf.get(entryId);
    if (text === undefined) throw new AppError("conflict", "reports.refusal.entryGone");
    return { id, entryId, removed, quotedText: text, entry: null };
  };
  return content.sections.map((section) => ({
    ...section,
    points: section.points.map((point) => ({ ...point, evidence: point.evidence.map(cite) })),
  }));
}

interface SaveInput {
  reportId: string;
  version: number;
  content: ReportContent;
  now: Date;
}

/** Saves a report as a whole, on the version that was read. Returns the new version. */
export async function saveReport(tx: Transaction, scope: ProjectScope, input: SaveInput): Promise<number> {
  const { reportId, version, content, now } = input;
  const { projectId } = scope;
  demandOpen(await lockReport(tx, scope, input));
  const before = await readReport(scope, reportId, tx);
  if (!before) throw new AppError("not_found");
  const sections = await citedSections(tx, scope, before, content);
  await tx.reportSection.deleteMany({ where: { projectId, reportId } });
  await writeRows(tx, rowsOfSections(sections, { projectId, reportId, now }));
  const { title, preface, closing, issuer, issuedOn, includeUnapproved } = content;
  await tx.report.update({
    where: { projectId_id: { projectId, id: reportId } },
    data: {
      title,
      preface,
      closing,
      issuer,
      issuedOn: issuedOn ? new Date(issuedOn) : null,
      includeUnapproved,
      version: version + 1,
      updatedAt: now,
    },
  });
  return version + 1;
}

/** Moves a report to another stage. 定稿 stores the report with its current content. Leaving 定稿 deletes that copy. */
export async function setReportStage(
  tx: Transaction,
  scope: ProjectScope,
  input: { reportId: string; version: number; stage: ReportStage; now: Date },
): Promise<{ from: ReportStage; version: number }> {
  const { reportId, stage, now } = input;
  const from = await lockReport(tx, scope, input);
  const version = input.version + 1;
  const record = await readReport(scope, reportId, tx);
  if (!record) throw new AppError("not_found");
  const frozen = stage === "final" ? await composeRecord(scope, { ...record, stage, frozen: record.frozen }, tx) : null;
  await tx.report.update({
    where: { projectId_id: { projectId: scope.projectId, id: reportId } },
    data: {
      stage,
      version,
      updatedAt: now,
      frozenModel: frozen ? freezeModel(frozen) : Prisma.DbNull,
      frozenAt: frozen ? now : null,
    },
  });
  return { from, version };
}

export async function deleteReport(tx: Transaction, scope: ProjectScope, reportId: string): Promise<void> {
  await tx.report.delete({
    where: { projectId_id: { projectId: scope.projectId, id: reportId } },
    select: { id: true },
  });
}

export interface Refreshed {
  version: number;
  points: number;
  evidence: number;
}

/** Adds points for new themes and evidence for new entries. What people wrote, omitted or removed is not changed. */
export async function refreshReport(
  tx: Transaction,
  scope: ProjectScope,
  input: { reportId: string; version: number; now: Date },
): Promise<Refreshed> {
  const { reportId, version, now } = input;
  const { projectId } = scope;
  demandOpen(await lockReport(tx, scope, input));
  const record = await readReport(scope, reportId, tx);
  if (!record) throw new AppError("not_found");
  const { draft } = record;
  const counts = await readCounts(scope, draft.includeUnapproved, tx);
  const entries = await readThemeEntries(scope, draft.includeUnapproved, tx);
  const plan = planRefresh({ draft, counts, entries, words: draftWords, mint: mintId });
  if (plan.points.length === 0 && plan.evidence.length === 0) return { version, points: 0, evidence: 0 };

  const placed = new Map(draft.sections.map((section) => [section.id, section.points.length]));
  const points = plan.points.map(({ sectionId, point }) => {
    const position = placed.get(sectionId) ?? 0;
    placed.set(sectionId, position + 1);
    return pointRow(point, sectionId, position, { projectId, now });
  });
  const evidence = [
    ...plan.points.flatMap(({ point }) => evidenceRows(point, { projectId, now })),
    ...plan.evidence.flatMap(({ point, added }) =>
      evidenceRows({ ...point, evidence: added }, { projectId, now }, point.evidence.length),
    ),
  ];
  await writeRows(tx, { sections: [], points, evidence });
  await tx.report.update({
    where: { projectId_id: { projectId, id: reportId } },
    data: { version: version + 1, updatedAt: now },
  });
  return {
    version: version + 1,
    points: plan.points.length,
    evidence: plan.evidence.reduce((sum, { added }) => sum + added.length, 0),
  };
}
