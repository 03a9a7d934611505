"use server";
import { AppError } from "@/lib/errors";
import { defineProjectAction } from "@/lib/gates/define-action";
import { defineProjectFormQuery } from "@/lib/gates/define-query-action";
import { decideCorrection as decide } from "@/lib/reports/decide-correction";
import { decideReturn } from "@/lib/reports/decide-return";
import * as mutations from "@/lib/reports/mutations";
import * as opinionMutations from "@/lib/reports/opinion-mutations";
import { addOpinionSchema, removeOpinionSchema, saveOpinionSchema } from "@/lib/reports/opinions/schema";
import * as parted from "@/lib/reports/parted/create-parts";
import { previewRemedies as preview } from "@/lib/reports/preview-remedies";
import { listFileLimits } from "@/lib/reports/remedies/limits";
import { keepSeen } from "@/lib/reports/keep-seen";
import * as remedies from "@/lib/reports/save-remedies";
import {
  createPartsSchema,
  createReportSchema,
  decideCorrectionSchema,
  decideReturnSchema,
  deleteReportSchema,
  previewRemediesSchema,
  refreshReportSchema,
  restoreReportSchema,
  saveRemediesSchema,
  saveReportSchema,
  seeNumbersSchema,
  setReportStageSchema,
} from "@/lib/reports/schema";

export const createReport = defineProjectAction(
  "reports.createReport",
  createReportSchema,
  async ({ tx, scope, input, now, audit }) => {
    const reportId = await mutations.createReport(tx, scope, {
      title: input.title,
      includeUnapproved: input.includeUnapproved,
      structure: input.structure,
      now,
    });
    audit(reportId, { includeUnapproved: input.includeUnapproved, structure: input.structure });
    return { reportId };
  },
);

export const createParts = defineProjectAction(
  "reports.createParts",
  createPartsSchema,
  async ({ tx, scope, input, now, audit }) => {
    const reportIds = await parted.createParts(tx, scope, { ...input, now });
    audit(input.reportId, { by: input.by, parts: reportIds });
    return { created: reportIds.length };
  },
);

export const saveReport = defineProjectAction(
  "reports.saveReport",
  saveReportSchema,
  async ({ tx, scope, input, now, audit }) => {
    const saved = await mutations.saveReport(tx, scope, { ...input, now });
    const { parts, removed, order } = input.changes;
    audit(input.reportId, {
      version: saved.delta.version,
      parts: parts.length - saved.refused.length,
      removed: removed.length,
      moved: order !== null,
    });
    return saved;
  },
);

export const refreshReport = defineProjectAction(
  "reports.refreshReport",
  refreshReportSchema,
  async ({ tx, scope, input, now, audit }) => {
    const refreshed = await mutations.refreshReport(tx, scope, { ...input, now });
    audit(input.reportId, { ...refreshed, stale: refreshed.stale.length });
    return refreshed;
  },
);

export const seeNumbers = defineProjectAction(
  "reports.seeNumbers",
  seeNumbersSchema,
  async ({ tx, scope, input, now, audit }) => {
    mutations.demandOpen(await mutations.lockReport(tx, scope, input.reportId));
    await keepSeen(tx, scope, { ...input, now });
    audit(input.reportId);
    return { at: now.toISOString() };
  },
);

export const setReportStage = defineProjectAction(
  "reports.setReportStage",
  setReportStageSchema,
  async ({ tx, scope, input, now, audit, demand }) => {
    const before = await mutations.lockReport(tx, scope, input.reportId, input.version);
    if (before === "final" || input.stage === "final") demand("report.finalise");
    const { from, version, issue } = await mutations.setReportStage(tx, scope, { ...input, now });
    audit(input.reportId, { from, to: input.stage, version });
    return { version, issue };
  },
);

export const deleteReport = defineProjectAction(
  "reports.deleteReport",
  deleteReportSchema,
  async ({ tx, scope, input, now, audit, demand }) => {
    const report = await tx.report.findFirst({
      where: { projectId: scope.projectId, id: input.reportId, deletedAt: null },
      select: { createdBy: true, stage: true },
    });
    if (!report) throw new AppError("not_found");
    demand("report.delete", { createdBy: report.createdBy });
    if (report.stage === "final") throw new AppError("conflict", "reports.refusal.deleteFinal");
    await mutations.deleteReport(tx, scope, { reportId: input.reportId, now });
    audit(input.reportId, { stage: report.stage });
    return {};
  },
);

export const undeleteReport = defineProjectAction(
  "reports.undeleteReport",
  deleteReportSchema,
  async ({ tx, scope, input, audit, demand }) => {
    const report = await tx.report.findFirst({
      where: { projectId: scope.projectId, id: input.reportId, deletedAt: { not: null } },
      select: { createdBy: true },
    });
    if (!report) throw new AppError("not_found");
    demand("report.delete", { createdBy: report.createdBy });
    await mutations.undeleteReport(tx, scope, input.reportId);
    audit(input.reportId);
    return {};
  },
);

export const restoreReport = defineProjectAction(
  "reports.restoreReport",
  restoreReportSchema,
  async ({ tx, scope, input, now, audit }) => {
    const restored = await mutations.restoreReport(tx, scope, { ...input, now });
    audit(input.reportId, { to: input.version, part: input.part, version: restored.version });
    return restored;
  },
);

/** A filled-in 问题清单: what it would store. */
export const previewRemedies = defineProjectFormQuery(
  "reports.previewRemedies",
  { schema: previewRemediesSchema, maxFileBytes: listFileLimits.bytes },
  async ({ input, scope }) => preview(scope, input),
);

export const saveRemedies = defineProjectAction(
  "reports.saveRemedies",
  saveRemediesSchema,
  async ({ tx, scope, input, now, audit }) => {
    await remedies.saveRemedies(tx, scope, { ...input, now });
    audit(input.reportId, { remedies: input.rows.length });
    return { saved: input.rows.length };
  },
);

export const decideReturned = defineProjectAction(
  "reports.decideReturned",
  decideReturnSchema,
  async ({ tx, scope, input, now, audit }) => {
    mutations.demandOpen(await mutations.lockReport(tx, scope, input.reportId));
    const decided = await decideReturn(tx, scope, { ...input, now });
    const { returnId, position, decision } = input;
    audit(input.reportId, { returned: returnId, position, decision, version: decided.version });
    return decided;
  },
);

export const decideCorrection = defineProjectAction(
  "reports.decideCorrection",
  decideCorrectionSchema,
  async ({ tx, scope, input, now, audit, demand }) => {
    const decided = await decide(tx, scope, { ...input, now, demand });
    const { correctionId, position, decision } = input;
    audit(input.visitId, { corrected: correctionId, position, decision, version: decided.version });
    return decided;
  },
);

export const addOpinion = defineProjectAction(
  "reports.addOpinion",
  addOpinionSchema,
  async ({ tx, scope, input, now, audit }) => {
    const { projectId: _, reportId, ...opinion } = input;
    await mutations.lockReport(tx, scope, reportId);
    const ids = await opinionMutations.addOpinions(tx, scope, { reportId, returnId: null, opinions: [opinion], now });
    audit(reportId, { opinions: ids });
    return {};
  },
);

export const saveOpinion = defineProjectAction(
  "reports.saveOpinion",
  saveOpinionSchema,
  async ({ tx, scope, input, audit }) => {
    await mutations.lockReport(tx, scope, input.reportId);
    const version = await opinionMutations.saveOpinion(tx, scope, input);
    audit(input.reportId, { opinion: input.opinionId, handling: input.handling });
    return { version };
  },
);

export const removeOpinion = defineProjectAction(
  "reports.removeOpinion",
  removeOpinionSchema,
  async ({ tx, scope, input, audit }) => {
    await mutations.lockReport(tx, scope, input.reportId);
    await opinionMutations.removeOpinion(tx, scope, input);
    audit(input.reportId, { opinion: input.opinionId });
    return {};
  },
);
