import "server-only";
import { createHash } from "node:crypto";
import { v7 as mintId } from "uuid";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { receivedFileName } from "@/lib/file-name";
import { addOpinions } from "@/lib/reports/opinion-mutations";
import { readSent } from "@/lib/reports/data/returns";
import type { ReturnItem } from "@/lib/reports/returned/items";
import { differs, itemsOf } from "@/lib/reports/returned/items";
import { compareReturned } from "@/lib/reports/returned/match";
import { readReturned } from "@/lib/reports/returned/read-returned";
import type { PlacedComment } from "@/lib/reports/returned/types";

/** 改稿回读: a Word file that came back is stored, with what it says differently. */

/** Files that may come back of one issue. */
const mostReturns = 100;

export interface Returned {
  name: string;
  bytes: Uint8Array;
  items: ReturnItem[];
  comments: PlacedComment[];
}

/**
 * What a file says differently from an issue.
 * @throws AppError not_found; invalid with the sentence that says why the file cannot be read
 */
export async function compareFile(
  scope: ProjectScope,
  asked: { reportId: unknown; issueId: unknown },
  file: { name: string; bytes: Uint8Array },
): Promise<Returned & { reportId: string; issueId: string }> {
  const issued = await readSent(scope, asked);
  if (!issued) throw new AppError("not_found");
  const read = readReturned(file.name, file.bytes);
  if ("problem" in read) throw new AppError("invalid", `reports.returned.problems.${read.problem}`);
  const comparison = compareReturned(issued.sent, read.paper);
  const items = itemsOf(issued.sent, comparison, issued.draft);
  const comments = [
    ...comparison.changes.flatMap((change) => change.comments),
    ...comparison.waiting.flatMap((text) => text.comments),
    ...comparison.comments,
  ];
  const { reportId, issueId } = issued;
  return { ...file, items, comments, reportId, issueId };
}

/** The caller has locked the report. Returns the id of what was stored. */
export async function recordReturn(
  tx: Transaction,
  scope: ProjectScope,
  { reportId, issueId, name, bytes, items, comments, now }: Returned & { reportId: string; issueId: string; now: Date },
): Promise<string> {
  const { projectId, userId } = scope;
  if ((await tx.reportReturn.count({ where: { projectId, issueId } })) >= mostReturns)
    throw new AppError("conflict", "reports.returned.tooMany", [], { most: mostReturns });
  const id = mintId();
  await tx.reportReturn.create({
    data: {
      projectId,
      id,
      reportId,
      issueId,
      fileName: receivedFileName(name, "改稿.docx"),
      file: new Uint8Array(bytes),
      fileHash: createHash("sha256").update(bytes).digest("hex"),
      returnedBy: userId,
      returnedAt: now,
    },
    select: { id: true },
  });
  // A comment or a place where nothing reads differently leaves nothing to decide.
  const settled = (item: ReturnItem) =>
    item.kind === "change" && !differs(item) ? { decision: "left", decidedAt: now } : {};
  await tx.reportReturnItem.createMany({
    data: items.map((content, position) => ({
      projectId,
      returnId: id,
      position,
      kind: content.kind,
      content,
      ...settled(content),
    })),
  });
  await addOpinions(tx, scope, {
    reportId,
    returnId: id,
    now,
    opinions: comments.map(({ author, text, about }) => ({ opinion: text, about, source: author })),
  });
  return id;
}
