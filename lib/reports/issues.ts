import "server-only";
import { createHash } from "node:crypto";
import { v7 as mintId } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader, type Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { fileName } from "@/lib/file-name";
import { documentLabels } from "@/lib/reports/document-words";
import { reportFormats } from "@/lib/reports/formats/registry";
import { freezeModel, thawModel } from "@/lib/reports/frozen-model";
import type { ReportModel } from "@/lib/reports/model";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { id } from "@/lib/text";
import type { IssueStage } from "@/lib/vocabulary";

/** 稿次: a report as it was sent out. What is stored here never changes, whatever becomes of the report. */

const { write, ending, mediaType } = reportFormats.docx;
const wordOf = (model: ReportModel) => write(model, { evidenceIndex: true, labels: documentLabels });

interface NewIssue {
  reportId: string;
  stage: IssueStage;
  model: ReportModel;
  version: number;
  now: Date;
}

/** Stores the model and its Word file. The caller has locked the report. */
export async function recordIssue(tx: Transaction, scope: ProjectScope, input: NewIssue): Promise<void> {
  const { projectId, userId } = scope;
  const { reportId, stage, model, version, now } = input;
  const file = new Uint8Array(await wordOf(model));
  const number = 1 + (await tx.reportIssue.count({ where: { projectId, reportId } }));
  await tx.reportIssue.create({
    data: {
      projectId,
      id: mintId(),
      reportId,
      number,
      stage,
      title: model.title,
      model: freezeModel(model),
      file,
      fileHash: createHash("sha256").update(file).digest("hex"),
      version,
      issuedBy: userId,
      issuedAt: now,
    },
    select: { id: true },
  });
}

export interface IssueSummary {
  id: string;
  /** From 1, in the order of issuing. */
  number: number;
  stage: IssueStage;
  title: string;
  /** ISO moment. */
  issuedAt: string;
  /** The person's name; empty where it is not known. */
  issuedBy: string;
  /** SHA-256 of the Word file; null if the file was not stored. */
  fileHash: string | null;
}

const summary = {
  id: true,
  number: true,
  stage: true,
  title: true,
  issuedAt: true,
  issuedBy: true,
  fileHash: true,
} as const;

/** The latest first. */
export async function listIssues(
  scope: ProjectScope,
  reportId: string,
  reader: Reader = readOnly(),
): Promise<IssueSummary[]> {
  const rows = await reader.reportIssue.findMany({
    where: { projectId: scope.projectId, reportId },
    select: summary,
    orderBy: { number: "desc" },
  });
  const people = await reader.user.findMany({
    where: { id: { in: rows.flatMap(({ issuedBy }) => issuedBy ?? []) } },
    select: { id: true, displayName: true },
  });
  const names = new Map(people.map((person) => [person.id, person.displayName]));
  return rows.map(({ issuedBy, issuedAt, stage, ...row }) => ({
    ...row,
    stage: stage as IssueStage, // a check on the column allows only this list
    issuedAt: issuedAt.toISOString(),
    issuedBy: names.get(issuedBy ?? "") ?? "",
  }));
}

interface Asked {
  reportId: unknown;
  issueId: unknown;
}

function where(scope: ProjectScope, { reportId, issueId }: Asked) {
  const [report, issue] = [id.safeParse(reportId), id.safeParse(issueId)];
  if (!report.success || !issue.success) return null;
  const { projectId } = scope;
  return { projectId, id: issue.data, reportId: report.data, report: { deletedAt: null } };
}

/** Null if there is none. An invalid id is treated as a missing one. */
export async function readIssue(
  scope: ProjectScope,
  asked: Asked,
): Promise<(IssueSummary & { model: ReportModel }) | null> {
  const own = where(scope, asked);
  const row = own && (await readOnly().reportIssue.findFirst({ where: own, select: { id: true, model: true } }));
  if (!row) return null;
  const found = (await listIssues(scope, own.reportId)).find((each) => each.id === row.id);
  return found ? { ...found, model: thawModel(row.model) } : null;
}

/** The Word file as it was sent out, byte by byte. */
export async function readIssueFile(scope: ProjectScope, asked: Asked) {
  const own = where(scope, asked);
  const row =
    own &&
    (await readOnly().reportIssue.findFirst({
      where: own,
      select: { file: true, model: true, title: true, stage: true, number: true },
    }));
  if (!row) throw new AppError("not_found");
  const stage = zhCN.vocabulary.reportStage[row.stage as IssueStage]; // a check on the column allows only this list
  return {
    name: fileName(`${row.title}（${stage}，第${row.number}号）`, ending),
    plainName: `report-${row.number}${ending}`,
    mediaType,
    bytes: row.file ?? new Uint8Array(await wordOf(thawModel(row.model))),
    number: row.number,
  };
}
