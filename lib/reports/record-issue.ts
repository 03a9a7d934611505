import "server-only";
import { createHash } from "node:crypto";
import { v7 as mintId } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { photosOf, readPictures } from "@/lib/reports/data/pictures";
import { freezeModel } from "@/lib/reports/frozen-model";
import { issueWord } from "@/lib/reports/issue-word";
import type { ReportModel } from "@/lib/reports/model";
import type { DataBasis } from "@/lib/reports/notes/facts";
import { titleInOneLine } from "@/lib/reports/title";
import type { IssueStage } from "@/lib/vocabulary";

/** 稿次: a report as it was sent out. What is stored here never changes, whatever becomes of the report. */

interface NewIssue {
  reportId: string;
  stage: IssueStage;
  model: ReportModel;
  basis: DataBasis;
  version: number;
  /** Whether submitted visits count in it. */
  includeUnapproved: boolean;
  now: Date;
}

/** Stores the model and its Word file. The caller has locked the report. Returns the number of the issue, from 1. */
export async function recordIssue(tx: Transaction, scope: ProjectScope, input: NewIssue): Promise<number> {
  const { projectId, userId } = scope;
  const { reportId, stage, model, basis, version, includeUnapproved, now } = input;
  const file = new Uint8Array(await issueWord(model, basis, { pictures: await readPictures(scope, model, tx) }));
  const number = 1 + (await tx.reportIssue.count({ where: { projectId, reportId } }));
  const id = mintId();
  await tx.reportIssue.create({
    data: {
      projectId,
      id,
      reportId,
      number,
      stage,
      title: titleInOneLine(model.title),
      model: freezeModel(model),
      file,
      fileHash: createHash("sha256").update(file).digest("hex"),
      version,
      includeUnapproved,
      issuedBy: userId,
      issuedAt: now,
    },
    select: { id: true },
  });
  // From now on they cannot be removed from their visits.
  const photos = photosOf(model).map((attachmentId) => ({ projectId, issueId: id, attachmentId }));
  if (photos.length > 0) await tx.reportIssuePhoto.createMany({ data: photos });
  return number;
}
