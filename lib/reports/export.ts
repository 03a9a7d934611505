import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { fileName } from "@/lib/file-name";
import { readComposedReport } from "@/lib/reports/data/composed";
import { documentLabels } from "@/lib/reports/document-words";
import { writeReportDocx } from "@/lib/reports/formats/docx";
import { exportQuerySchema } from "@/lib/reports/schema";
import { fieldProblems } from "@/lib/schema-problems";
import { id } from "@/lib/text";
import { zhCN } from "@/lib/i18n/messages/zh-cn";

export interface ExportedReport {
  name: string;
  bytes: Uint8Array;
  /** For the audit row. */
  detail: { format: "docx"; evidenceIndex: boolean; points: number };
}

/** The report as a file, for a download whose address names its form. An id that is none is a report that is not there. */
export async function exportReport(
  scope: ProjectScope,
  reportId: unknown,
  query: URLSearchParams,
): Promise<ExportedReport> {
  const asked = exportQuerySchema.safeParse(Object.fromEntries(query));
  if (!asked.success) throw new AppError("invalid", "reports.refusal.query", fieldProblems(asked.error));
  const known = id.safeParse(reportId);
  const model = known.success ? await readComposedReport(scope, known.data) : null;
  if (!model) throw new AppError("not_found");
  const evidenceIndex = asked.data.evidence === "1";
  const bytes = await writeReportDocx(model, { evidenceIndex, labels: documentLabels });
  const points = model.sections.reduce((sum, section) => sum + section.points.length, 0);
  return {
    name: fileName(`${model.title}（${zhCN.vocabulary.reportStage[model.stage]}）`, ".docx"),
    bytes,
    detail: { format: asked.data.format, evidenceIndex, points },
  };
}
