import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readAtOneMoment } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { readReport } from "@/lib/reports/data/reports";
import { deltaSince, type ReportDelta } from "@/lib/reports/parts/changes";
import { readChangesSchema } from "@/lib/reports/schema";
import { fieldProblems } from "@/lib/schema-problems";
import { id } from "@/lib/text";
import type { ReportStage } from "@/lib/vocabulary";

export interface ReportNews {
  stage: ReportStage;
  /** Null if nothing was written since. */
  delta: ReportDelta | null;
}

/** An invalid id is treated as a missing report. */
export async function readChanges(scope: ProjectScope, reportId: unknown, query: URLSearchParams): Promise<ReportNews> {
  const asked = readChangesSchema.safeParse(Object.fromEntries(query));
  if (!asked.success) throw new AppError("invalid", "errors.invalid", fieldProblems(asked.error));
  const known = id.safeParse(reportId);
  if (!known.success) throw new AppError("not_found");
  const { since } = asked.data;
  return readAtOneMoment(async (reader) => {
    const report = await reader.report.findFirst({
      where: { projectId: scope.projectId, id: known.data, deletedAt: null },
      select: { version: true, stage: true },
    });
    if (!report) throw new AppError("not_found");
    const stage = report.stage as ReportStage; // a check on the column allows only this list
    const record = report.version > since ? await readReport(scope, known.data, reader) : null;
    return { stage, delta: record && deltaSince(record, since) };
  });
}
