import { ReportTexts, type ReportText } from "@/lib/offline/report-texts";
import { readReportDraft } from "@/lib/reports/draft-shape";
import { withUnchanged } from "@/lib/reports/parts/changed-points";
import type { ReportDraft } from "@/lib/reports/types";

export type KeptText = ReportText<ReportDraft>;

const opened = new Map<string, ReportTexts<ReportDraft>>();

/** The kept texts of an account, opened once in this tab. */
export function reportTextsOf(userId: string): ReportTexts<ReportDraft> {
  const known = opened.get(userId) ?? new ReportTexts(userId, readReportDraft);
  opened.set(userId, known);
  return known;
}

/** The report that a text was typed on; undefined for one of an earlier build that has been saved since. */
export function beginningOf(
  row: Pick<KeptText, "begunOn" | "version">,
  served: { version: number; draft: ReportDraft },
): ReportDraft | undefined {
  return row.begunOn ?? (row.version === served.version ? served.draft : undefined);
}

/** A kept text with the points that were not stored with it, because nobody had changed them. */
export function wholeText(row: KeptText, served: ReportDraft): KeptText {
  const { begunOn, draft, orders } = row;
  return begunOn && orders ? { ...row, ...withUnchanged({ begunOn, draft, orders }, served) } : row;
}
