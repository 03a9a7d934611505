import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { dayAt } from "@/lib/calendar";
import { readOnly } from "@/lib/db";
import { timeZone } from "@/lib/env";
import { readMarkedFile } from "@/lib/imports/read-file";
import { documentLabels, noteWords } from "@/lib/reports/document-words";
import { readSteps } from "@/lib/reports/data/history";
import { readReport } from "@/lib/reports/data/reports";
import { thawModel } from "@/lib/reports/frozen-model";
import { issueWord } from "@/lib/reports/issue-word";
import { buildNotes } from "@/lib/reports/notes/build-notes";
import { draftAt } from "@/lib/reports/parts/at-version";
import { returnItemSchema, type ReturnItem } from "@/lib/reports/returned/items";
import type { SentReport } from "@/lib/reports/returned/types";
import { sentReport } from "@/lib/reports/returned/units";
import type { ReportDraft } from "@/lib/reports/types";
import { id } from "@/lib/text";
import type { ReturnDecision } from "@/lib/vocabulary";

/** Word files that came back, and what has been decided about them. */

/** An issue as its Word file has it, and the report as it was typed then. Null if there is no such issue. */
export async function readSent(
  scope: ProjectScope,
  asked: { reportId: unknown; issueId: unknown },
): Promise<{ sent: SentReport; draft: ReportDraft; reportId: string; issueId: string } | null> {
  const [report, issue] = [id.safeParse(asked.reportId), id.safeParse(asked.issueId)];
  if (!report.success || !issue.success) return null;
  const row = await readOnly().reportIssue.findFirst({
    where: { projectId: scope.projectId, id: issue.data, reportId: report.data, report: { deletedAt: null } },
    select: { model: true, file: true, version: true, issuedAt: true },
  });
  const record = row && (await readReport(scope, report.data));
  if (!row || !record) return null;
  const model = thawModel(row.model);
  const steps = await readSteps(scope, report.data);
  const draft = draftAt(record.draft, steps.parts, steps.orders, row.version);
  const basis = { asOf: dayAt(row.issuedAt, timeZone()), counted: null };
  // The file that went to other offices is written anew, and says less of its counts than the stored one.
  const { data } = buildNotes({ basis, facts: null, edition: "internal", words: noteWords, mask: (text) => text });
  const read = (bytes: Uint8Array) => {
    const paper = readMarkedFile("报告.docx", bytes);
    const found = sentReport({ model, draft, paper, labels: documentLabels });
    return { ...found, others: [...found.others, data] };
  };
  const stored = row.file ? read(row.file) : null;
  // Files of earlier builds have no bookmarks; written anew, the same words have them.
  const sent =
    stored && stored.units.length > 0 ? stored : read(await issueWord(model, basis, { pictures: new Map() }));
  return { sent, draft, reportId: report.data, issueId: issue.data };
}

export interface ReturnSummary {
  id: string;
  fileName: string;
  fileHash: string;
  /** ISO moment. */
  returnedAt: string;
  /** The person's name; empty where it is not known. */
  returnedBy: string;
  /** Items that nobody has decided yet. */
  open: number;
}

async function namesOf(ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const people = await readOnly().user.findMany({
    where: { id: { in: ids.flatMap((one) => one ?? []) } },
    select: { id: true, displayName: true },
  });
  return new Map(people.map((person) => [person.id, person.displayName]));
}

/** The latest first. */
export async function listReturns(scope: ProjectScope, issueId: string): Promise<ReturnSummary[]> {
  const rows = await readOnly().reportReturn.findMany({
    where: { projectId: scope.projectId, issueId },
    select: {
      id: true,
      fileName: true,
      fileHash: true,
      returnedAt: true,
      returnedBy: true,
      _count: { select: { items: { where: { decision: null } } } },
    },
    orderBy: { id: "desc" },
  });
  const names = await namesOf(rows.map(({ returnedBy }) => returnedBy));
  return rows.map(({ id: key, fileName, fileHash, returnedAt, returnedBy, _count }) => ({
    id: key,
    fileName,
    fileHash,
    returnedAt: returnedAt.toISOString(),
    returnedBy: names.get(returnedBy ?? "") ?? "",
    open: _count.items,
  }));
}

export interface StoredItem {
  position: number;
  item: ReturnItem;
  decision: ReturnDecision | null;
  decidedBy: string;
}

export interface StoredReturn extends Omit<ReturnSummary, "open"> {
  reportId: string;
  issueId: string;
  /** Of the issue. */
  number: number;
  items: StoredItem[];
}

/** Null if there is none. An invalid id is treated as a missing one. */
export async function readReturn(
  scope: ProjectScope,
  asked: { reportId: unknown; returnId: unknown },
): Promise<StoredReturn | null> {
  const [report, known] = [id.safeParse(asked.reportId), id.safeParse(asked.returnId)];
  if (!report.success || !known.success) return null;
  const row = await readOnly().reportReturn.findFirst({
    where: { projectId: scope.projectId, id: known.data, reportId: report.data, report: { deletedAt: null } },
    select: {
      id: true,
      issueId: true,
      fileName: true,
      fileHash: true,
      returnedAt: true,
      returnedBy: true,
      issue: { select: { number: true } },
      items: { orderBy: { position: "asc" } },
    },
  });
  if (!row) return null;
  const names = await namesOf([row.returnedBy, ...row.items.map(({ decidedBy }) => decidedBy)]);
  return {
    id: row.id,
    reportId: report.data,
    issueId: row.issueId,
    number: row.issue.number,
    fileName: row.fileName,
    fileHash: row.fileHash,
    returnedAt: row.returnedAt.toISOString(),
    returnedBy: names.get(row.returnedBy ?? "") ?? "",
    items: row.items.map(({ position, content, decision, decidedBy }) => ({
      position,
      item: returnItemSchema.parse(content),
      decision: decision as ReturnDecision | null, // a check on the column allows only this list
      decidedBy: names.get(decidedBy ?? "") ?? "",
    })),
  };
}

/** The file as it came, byte by byte. */
export async function readReturnFile(scope: ProjectScope, asked: { reportId: unknown; returnId: unknown }) {
  const [report, known] = [id.safeParse(asked.reportId), id.safeParse(asked.returnId)];
  if (!report.success || !known.success) return null;
  return readOnly().reportReturn.findFirst({
    where: { projectId: scope.projectId, id: known.data, reportId: report.data, report: { deletedAt: null } },
    select: { file: true, fileName: true },
  });
}
