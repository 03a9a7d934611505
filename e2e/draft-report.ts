import type { APIRequestContext } from "@playwright/test";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { correctedFile } from "./authorization-corrections";
import { returnedFile } from "./authorization-objects";
import { builtActions, callAction } from "./doors";
import { demoAccount, signIn } from "./fixtures";

/** The demo's report is final, so its lead drafts another one to be written, unless there is one. */
export async function ensureDraftReport(db: PrismaClient, context: APIRequestContext): Promise<void> {
  const lead = demoAccount("lead");
  const project = await db.project.findFirstOrThrow({
    where: { memberships: { some: { user: { accountName: lead.accountName } } } },
    orderBy: { createdAt: "asc" },
  });
  const projectId = project.id;
  const draft = { projectId, stage: { not: "final" }, returns: { some: {} }, revisions: { some: {} } };
  if ((await db.report.count({ where: draft })) > 0) return;
  await signIn(context, lead);
  const call = (door: string, input: object) =>
    callAction(context, builtActions().find((action) => action.door === door)?.id ?? "", { projectId, ...input });
  await call("reports.createReport", { title: "初稿", includeUnapproved: false });
  const { id: reportId } = await db.report.findFirstOrThrow({ where: { projectId }, orderBy: { id: "desc" } });
  await call("reports.setReportStage", { reportId, version: 1, stage: "consultation" });
  const content = { title: "改过的题目", preface: "", closing: "", issuer: "", issuedOn: "", includeUnapproved: false };
  const parts = [{ part: { kind: "front", key: "front", content }, base: 1 }];
  await call("reports.saveReport", { reportId, since: 2, changes: { parts, removed: [], order: null } });
  const issue = await db.reportIssue.findFirstOrThrow({ where: { projectId, reportId } });
  await returnedFile(db, { projectId, reportId, issueId: issue.id });
  const visit = await db.visit.findFirstOrThrow({ where: { projectId, state: "submitted" }, select: { id: true } });
  await correctedFile(db, { projectId, visitId: visit.id });
}
