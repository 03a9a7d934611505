import "server-only";
import { v7 as mintId } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { freezeModel } from "@/lib/reports/frozen-model";
import { composeRecord } from "@/lib/reports/data/composed";
import { askedBy, readCounts } from "@/lib/reports/data/counts";
import { keptDays, readReport } from "@/lib/reports/data/reports";
import { readSeenNumbers } from "@/lib/reports/data/seen-numbers";
import { readEarlierReports } from "@/lib/reports/data/earlier-reports";
import { readDraftClaims } from "@/lib/reports/data/draft-claims";
import { readThemeEntries } from "@/lib/reports/data/theme-entries";
import { draftWords } from "@/lib/reports/document-words";
import { structureKeys, usualStructure } from "@/lib/reports/draft-input";
import { draftReport } from "@/lib/reports/drafting";
import { changesOf } from "@/lib/reports/parts/changes";
import { sentChanges, type SentChanges } from "@/lib/reports/parts/tidy";
import { recordIssue } from "@/lib/reports/record-issue";
import { planRefresh, withPlan } from "@/lib/reports/refresh";
import { ruleOf, type ReportPlaces } from "@/lib/reports/report-filter";
import { restore } from "@/lib/reports/restore";
import { rowsOfSections, type RowsOfSections } from "@/lib/reports/rows";
import { staleNumbers, type StaleNumber } from "@/lib/reports/stale-numbers";
import { countsSeen, seenFrom } from "@/lib/reports/seen-counts";
import { saveParts, type SavedParts } from "@/lib/reports/save-parts";
import { structureLike, structureOf } from "@/lib/reports/structures";
import type { ReportCounts } from "@/lib/reports/types";
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
  /** A usual one, or the id of the report whose sections are wanted. */
  structure?: string;
  /** 分报告: of which 总报告, and which sites count. */
  part?: ReportPlaces & { parentId: string };
  now: Date;
}

/** @throws conflict if the earlier report is gone */
async function plannedSections(tx: Transaction, scope: ProjectScope, structure: string, counts: ReportCounts) {
  const usual = structureKeys.find((key) => key === structure);
  if (usual) return structureOf(usual, draftWords);
  const [earlier] = await readEarlierReports(scope, tx, structure);
  if (!earlier || earlier.sections.length === 0) throw new AppError("conflict", "reports.refusal.structureGone");
  return structureLike(earlier.sections, counts.themes);
}

/** Creates a first report from the current findings. Returns its id. */
export async function createReport(tx: Transaction, scope: ProjectScope, input: CreateInput): Promise<string> {
  const { projectId } = scope;
  const project = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { name: true, background: true },
  });
  const rule = { ...input.part, includeUnapproved: input.includeUnapproved };
  const counts = await readCounts(scope, rule, { ledger: false }, tx);
  const entries = await readThemeEntries(scope, rule, tx);
  const { title, includeUnapproved, structure = usualStructure, now } = input;
  const draft = draftReport({
    title,
    includeUnapproved,
    projectName: project.name,
    background: project.background,
    structure: await plannedSections(tx, scope, structure, counts),
    counts,
    entries,
    claims: await readDraftClaims(scope, rule, tx),
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
      // Whoever drafts it sees these numbers.
      seenCounts: seenFrom(counts),
      seenBy: scope.userId,
      seenAt: now,
      ...(input.part && {
        parentId: input.part.parentId,
        countCounty: input.part.county,
        countKind: input.part.kind,
      }),
      createdBy: scope.userId,
      createdAt: now,
      updatedAt: now,
    },
  });
  await writeRows(tx, rowsOfSections(draft.sections, { projectId, reportId, now }));
  return reportId;
}

/** Locks the report. Refused if it is gone, or if `version` is given and it is newer. */
export async function lockReport(
  tx: Transaction,
  scope: ProjectScope,
  reportId: string,
  version?: number,
): Promise<ReportStage> {
  const rows = await tx.$queryRaw<{ version: number; stage: ReportStage }[]>(Prisma.sql`
    SELECT version, stage FROM reports WHERE project_id = ${scope.projectId}::uuid AND id = ${reportId}::uuid
      AND deleted_at IS NULL FOR UPDATE`);
  const row = rows[0];
  if (!row) throw new AppError("not_found");
  if (version !== undefined && row.version !== version)
    throw new AppError("stale", "reports.refusal.stale", [], { version: row.version });
  return row.stage;
}

export function demandOpen(stage: ReportStage): void {
  if (stage === "final") throw new AppError("conflict", "reports.refusal.frozen");
}

interface SaveInput {
  reportId: string;
  since: number;
  changes: SentChanges;
  now: Date;
}

/** Saves the changed parts of a report. */
export async function saveReport(tx: Transaction, scope: ProjectScope, input: SaveInput): Promise<SavedParts> {
  demandOpen(await lockReport(tx, scope, input.reportId));
  return saveParts(tx, scope, { ...input, kind: "typed" });
}

/** Brings back an earlier text of a part, or of the whole report. */
export async function restoreReport(
  tx: Transaction,
  scope: ProjectScope,
  input: { reportId: string; version: number; part: string | null; now: Date },
): Promise<{ version: number }> {
  demandOpen(await lockReport(tx, scope, input.reportId));
  return { version: (await restore(tx, scope, input)).delta.version };
}

/**
 * Moves a report to another stage. 征求意见稿, 送审稿 and 定稿 are sent out: what the report says then is stored for
 * good. 定稿 also stops the writing. Reopened, it goes on as a draft, and what was sent out stays. `issue`: the number of
 * what was sent out, or null.
 */
export async function setReportStage(
  tx: Transaction,
  scope: ProjectScope,
  input: { reportId: string; version: number; stage: ReportStage; now: Date },
): Promise<{ from: ReportStage; version: number; issue: number | null }> {
  const { reportId, stage, now } = input;
  const from = await lockReport(tx, scope, reportId, input.version);
  const version = input.version + 1;
  const record = await readReport(scope, reportId, tx);
  if (!record) throw new AppError("not_found");
  const { includeUnapproved } = record.draft;
  const issued = from !== "final" && stage !== "first_draft";
  const composed = issued ? await composeRecord(scope, { ...record, stage, frozen: null }, now, tx) : null;
  const issue =
    composed && stage !== "first_draft"
      ? await recordIssue(tx, scope, { reportId, stage, ...composed, version, includeUnapproved, now })
      : null;
  const frozen = stage === "final" && composed ? composed.model : null;
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
  return { from, version, issue };
}

/** Out of sight at once. It is removed for good after 30 days, unless it was ever sent out. */
export async function deleteReport(
  tx: Transaction,
  scope: ProjectScope,
  { reportId, now }: { reportId: string; now: Date },
): Promise<void> {
  const { projectId, userId } = scope;
  await tx.report.update({
    where: { projectId_id: { projectId, id: reportId }, deletedAt: null },
    data: { deletedAt: now, deletedBy: userId },
    select: { id: true },
  });
  const before = new Date(now.getTime() - keptDays * 24 * 3_600_000);
  await tx.report.deleteMany({ where: { projectId, deletedAt: { lt: before }, issues: { none: {} } } });
}

export async function undeleteReport(tx: Transaction, scope: ProjectScope, reportId: string): Promise<void> {
  await tx.report.update({
    where: { projectId_id: { projectId: scope.projectId, id: reportId } },
    data: { deletedAt: null, deletedBy: null },
    select: { id: true },
  });
}

export interface Refreshed {
  version: number;
  points: number;
  /** Numbers that a person typed and that are counted otherwise. They stay as they are. */
  stale: StaleNumber[];
}

/** Adds points for new themes. What people wrote, omitted or removed is not changed. */
export async function refreshReport(
  tx: Transaction,
  scope: ProjectScope,
  input: { reportId: string; version: number; now: Date },
): Promise<Refreshed> {
  const { reportId, version, now } = input;
  demandOpen(await lockReport(tx, scope, reportId, version));
  const record = await readReport(scope, reportId, tx);
  if (!record) throw new AppError("not_found");
  const { draft } = record;
  const counts = await readCounts(scope, ruleOf(record), askedBy(draft), tx);
  const seen = await readSeenNumbers(scope, reportId, tx);
  const entries = await readThemeEntries(scope, ruleOf(record), tx);
  const claims = await readDraftClaims(scope, ruleOf(record), tx);
  const plan = planRefresh({ draft, counts, entries, claims, words: draftWords, mint: mintId });
  const changes = changesOf(record, withPlan(draft, plan), { held: new Set(), tidy: (part) => part });
  const saved = await saveParts(tx, scope, {
    reportId,
    since: version,
    changes: sentChanges(changes),
    kind: "updated",
    now,
  });
  return {
    version: saved.delta.version,
    points: plan.points.length,
    stale: staleNumbers(draft, seen ? { ...counts, seen: countsSeen(seen.counts, counts) } : counts),
  };
}
