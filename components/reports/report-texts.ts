import { ReportTexts, type ReportText } from "@/lib/offline/report-texts";
import { readReportDraft } from "@/lib/reports/draft-shape";
import type { ReportDraft } from "@/lib/reports/types";

export type KeptText = ReportText<ReportDraft>;

const opened = new Map<string, ReportTexts<ReportDraft>>();

/** The kept texts of an account, opened once in this tab. */
export function reportTextsOf(userId: string): ReportTexts<ReportDraft> {
  const known = opened.get(userId) ?? new ReportTexts(userId, readReportDraft);
  opened.set(userId, known);
  return known;
}
