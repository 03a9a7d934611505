import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { fileName } from "@/lib/file-name";
import { readComposedReport } from "@/lib/reports/data/composed";
import { documentLabels } from "@/lib/reports/document-words";
import { reportFormats, type ReportFormatKey } from "@/lib/reports/formats/registry";
import { exportQuerySchema } from "@/lib/reports/schema";
import { titleInOneLine } from "@/lib/reports/title";
import { fieldProblems } from "@/lib/schema-problems";
import { id } from "@/lib/text";
import { zhCN } from "@/lib/i18n/messages/zh-cn";

export interface ExportedReport {
  name: string;
  /** A name in ASCII, for programs that do not read the other one. */
  plainName: string;
  mediaType: string;
  bytes: Uint8Array;
  /** For the audit row. */
  detail: { format: ReportFormatKey; evidenceIndex: boolean; charts: boolean; points: number };
}

/**
 * The report as a file, for a download whose address names its format. An invalid id is treated as a missing report.
 */
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
  const charts = asked.data.charts === "1";
  const { write, ending, mediaType } = reportFormats[asked.data.format];
  const bytes = await write(model, { evidenceIndex, charts, labels: documentLabels });
  const points = model.sections.reduce((sum, section) => sum + section.points.length, 0);
  return {
    name: fileName(`${titleInOneLine(model.title)}（${zhCN.vocabulary.reportStage[model.stage]}）`, ending),
    plainName: `report${ending}`,
    mediaType,
    bytes,
    detail: { format: asked.data.format, evidenceIndex, charts, points },
  };
}
