import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { readComposedReport } from "@/lib/reports/data/composed";
import { readPictures } from "@/lib/reports/data/pictures";
import { documentLabels, noteWords } from "@/lib/reports/document-words";
import { inEdition } from "@/lib/reports/edition";
import { reportFormats, type ReportFormatKey } from "@/lib/reports/formats/registry";
import { buildNotes } from "@/lib/reports/notes/build-notes";
import { reportFileName } from "@/lib/reports/report-file-name";
import { exportQuerySchema, issueQuerySchema, type ExportQuery, type IssueQuery } from "@/lib/reports/schema";
import { usualIndex } from "@/lib/reports/usual-index";
import { fieldProblems } from "@/lib/schema-problems";
import { id } from "@/lib/text";
import type { ReportEdition } from "@/lib/vocabulary";

export interface ExportedReport {
  name: string;
  /** A name in ASCII, for programs that do not read the other one. */
  plainName: string;
  mediaType: string;
  bytes: Uint8Array;
  /** For the audit row. */
  detail: {
    format: ReportFormatKey;
    evidenceIndex: boolean;
    charts: boolean;
    edition: ReportEdition;
    method: boolean;
    points: number;
  };
}

/** What the address of a download asks for. @throws AppError invalid */
export function readExportQuery(query: URLSearchParams): ExportQuery {
  const asked = exportQuerySchema.safeParse(Object.fromEntries(query));
  if (!asked.success) throw new AppError("invalid", "reports.refusal.query", fieldProblems(asked.error));
  return asked.data;
}

export function readIssueQuery(query: URLSearchParams): IssueQuery {
  const asked = issueQuerySchema.safeParse(Object.fromEntries(query));
  if (!asked.success) throw new AppError("invalid", "reports.refusal.query", fieldProblems(asked.error));
  return asked.data;
}

/**
 * The report as a file. An invalid id is treated as a missing report. Before an outward edition, letters are drawn for
 * its sites (draw-masks.ts).
 */
export async function exportReport(
  scope: ProjectScope,
  reportId: unknown,
  { format, evidence, charts: withCharts, edition, method }: ExportQuery,
  now: Date,
): Promise<ExportedReport> {
  const known = id.safeParse(reportId);
  const withMethod = method === "1";
  const composed = known.success ? await readComposedReport(scope, known.data, { now, withMethod }) : null;
  if (!composed) throw new AppError("not_found");
  const { model, mask } = await inEdition(scope, composed.model, edition);
  const notes = buildNotes({ ...composed, edition, words: noteWords, mask });
  const evidenceIndex = evidence === undefined ? usualIndex(model.stage) : evidence === "1";
  const charts = withCharts === "1";
  const { write, ending, mediaType } = reportFormats[format];
  const pictures = await readPictures(scope, model);
  const bytes = await write(model, { evidenceIndex, charts, labels: documentLabels, notes, pictures });
  const points = model.sections.reduce((sum, section) => sum + section.points.length, 0);
  return {
    name: reportFileName(model, {
      ...{ edition, ending },
      number: model.stage === "final" ? null : { version: composed.version },
    }),
    plainName: `report${ending}`,
    mediaType,
    bytes,
    detail: { format, evidenceIndex, charts, edition, method: withMethod, points },
  };
}
