import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { sentPart } from "@/lib/reports/parts/tidy";
import type { ReportOrder, ReportPart } from "@/lib/reports/parts/types";
import type { RevisionKind } from "@/lib/vocabulary";

/** The history of a report: what was in each of its parts, and who wrote it. */

/** The row that holds which sections and points there are, in which order. */
export const orderKey = "order";

interface Revision {
  part: string;
  content: ReportPart | ReportOrder | null;
}

interface Step {
  reportId: string;
  version: number;
  kind: Exclude<RevisionKind, "before">;
  now: Date;
  /** What was there until now, with its version: the first change of a part also records its beginning. */
  before: readonly (Revision & { version: number })[];
  after: readonly Revision[];
}

/** What one person types into one part within this time is one step of its history. */
const oneStepMs = 5 * 60_000;

const stored = (content: Revision["content"]) => {
  if (content === null) return Prisma.DbNull;
  if ("kind" in content) return sentPart(content).content;
  return content.map(({ id, points }) => ({ id, points: [...points] }));
};

export async function recordRevisions(tx: Transaction, scope: ProjectScope, step: Step): Promise<void> {
  const { projectId, userId } = scope;
  const { reportId, version, kind, now, before, after } = step;
  await tx.reportRevision.createMany({
    data: before.map((each) => ({
      projectId,
      reportId,
      part: each.part,
      version: each.version,
      kind: "before",
      content: stored(each.content),
      at: now,
    })),
    skipDuplicates: true,
  });
  if (kind === "typed") {
    const parts = after.map(({ part }) => part);
    await tx.$executeRaw(Prisma.sql`
      DELETE FROM report_revisions old USING (
        SELECT part, max(version) AS version FROM report_revisions
        WHERE project_id = ${projectId}::uuid AND report_id = ${reportId}::uuid AND part = ANY(${parts}) GROUP BY part
      ) last
      WHERE old.project_id = ${projectId}::uuid AND old.report_id = ${reportId}::uuid
        AND old.part = last.part AND old.version = last.version
        AND old.kind = 'typed' AND old.author_id = ${userId}::uuid AND old.at > ${new Date(now.getTime() - oneStepMs)}`);
  }
  await tx.reportRevision.createMany({
    data: after.map(({ part, content }) => ({
      projectId,
      reportId,
      part,
      version,
      kind: content === null ? "removed" : kind,
      content: stored(content),
      authorId: userId,
      at: now,
    })),
  });
}
