import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { dayAt } from "@/lib/calendar";
import { timeZone } from "@/lib/env";
import { readOnly, type Reader } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import { readPictures } from "@/lib/reports/data/pictures";
import { openIssue } from "@/lib/reports/data/open-reports";
import { inEdition } from "@/lib/reports/edition";
import { reportFormats } from "@/lib/reports/formats/registry";
import { thawModel } from "@/lib/reports/frozen-model";
import { issueWord } from "@/lib/reports/issue-word";
import type { ReportModel } from "@/lib/reports/model";
import { reportFileName } from "@/lib/reports/report-file-name";
import type { IssueQuery } from "@/lib/reports/schema";
import { id } from "@/lib/text";
import type { IssueStage } from "@/lib/vocabulary";

const { ending, mediaType } = reportFormats.docx;

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

type Row = Prisma.ReportIssueGetPayload<{ select: typeof summary }>;

/** With the names of the people who issued them. */
async function summaries(reader: Reader, rows: readonly Row[]): Promise<IssueSummary[]> {
  const people = await reader.user.findMany({
    where: { id: { in: rows.flatMap(({ issuedBy }) => issuedBy ?? []) } },
    select: { id: true, displayName: true },
  });
  const names = new Map(people.map((person) => [person.id, person.displayName]));
  return rows.map(({ id, number, stage, title, issuedAt, issuedBy, fileHash }) => ({
    id,
    number,
    stage: stage as IssueStage, // a check on the column allows only this list
    title,
    issuedAt: issuedAt.toISOString(),
    issuedBy: names.get(issuedBy ?? "") ?? "",
    fileHash,
  }));
}

/** The latest first. */
export async function listIssues(
  scope: ProjectScope,
  reportId: string,
  reader: Reader = readOnly(),
): Promise<IssueSummary[]> {
  const rows = await reader.reportIssue.findMany({
    where: { projectId: scope.projectId, reportId, ...openIssue(scope) },
    select: summary,
    orderBy: { number: "desc" },
  });
  return summaries(reader, rows);
}

interface Asked {
  reportId: unknown;
  issueId: unknown;
}

function where(scope: ProjectScope, { reportId, issueId }: Asked) {
  const [report, issue] = [id.safeParse(reportId), id.safeParse(issueId)];
  if (!report.success || !issue.success) return null;
  const { projectId } = scope;
  return { projectId, id: issue.data, reportId: report.data, ...openIssue(scope), report: { deletedAt: null } };
}

/** Null if there is none. An invalid id is treated as a missing one. */
export async function readIssue(
  scope: ProjectScope,
  asked: Asked,
): Promise<(IssueSummary & { model: ReportModel }) | null> {
  const own = where(scope, asked);
  const reader = readOnly();
  const row = own && (await reader.reportIssue.findFirst({ where: own, select: { ...summary, model: true } }));
  if (!row) return null;
  const [found] = await summaries(reader, [row]);
  return found ? { ...found, model: thawModel(row.model) } : null;
}

/**
 * The Word file that was stored when the report was sent out, byte by byte: the team's copy, with the 佐证索引. Or what
 * goes to other offices, which is the same without the index; and its outward edition.
 */
export async function readIssueFile(scope: ProjectScope, asked: Asked, { edition, evidence }: IssueQuery) {
  const kept = edition === "internal" && evidence === "1";
  const own = where(scope, asked);
  const row =
    own &&
    (await readOnly().reportIssue.findFirst({
      where: own,
      select: { file: kept, model: true, stage: true, number: true, issuedAt: true },
    }));
  if (!row) throw new AppError("not_found");
  const { model } = await inEdition(scope, thawModel(row.model), edition);
  const basis = { asOf: dayAt(row.issuedAt, timeZone()), counted: null };
  return {
    name: reportFileName(model, { edition, ending, number: { issue: row.number, kept } }),
    plainName: `report-${row.number}${ending}`,
    mediaType,
    bytes:
      row.file ??
      new Uint8Array(
        await issueWord(model, basis, {
          pictures: await readPictures(scope, model),
          edition,
          evidenceIndex: kept,
        }),
      ),
    number: row.number,
  };
}
