import type * as z from "zod";

/**
 * 报告用词: how many of the visited sites words such as 普遍 may stand for in a report. A project sets the four that
 * offices differ about; the others follow from what the words mean (多数 is more than half). Pure.
 */
export interface ReportWords {
  /** 普遍: at least this share of the visited sites, in percent. */
  widelyMinPercent: number;
  /** 部分: at most this share, in percent. */
  someMaxPercent: number;
  /** 少数: at most this share, in percent. */
  fewMaxPercent: number;
  /** 个别: at most so many sites. */
  singleMaxSites: number;
}

/** What a new project has, and what the columns of the database have by default. */
export const usualReportWords: ReportWords = {
  widelyMinPercent: 60,
  someMaxPercent: 70,
  fewMaxPercent: 25,
  singleMaxSites: 2,
};

/**
 * Words that contradict each other are refused at their field. 普遍 is never less than 多数, and 少数 never a majority.
 * 部分 reaches 40 %, where 近半 begins: below it some numbers of sites would have no word at all.
 */
export function checkReportWords(context: z.core.ParsePayload<ReportWords>): void {
  const { widelyMinPercent, someMaxPercent, fewMaxPercent } = context.value;
  // That is refused already, and one sentence a field is enough.
  if ([widelyMinPercent, someMaxPercent, fewMaxPercent].some((percent) => percent < 1 || percent > 100)) return;
  const refuse = (field: keyof ReportWords, message: string) =>
    context.issues.push({ code: "custom", input: context.value[field], path: [field], message });
  if (widelyMinPercent <= 50) refuse("widelyMinPercent", "projects.errors.widelyBelowMost");
  if (fewMaxPercent >= 50) refuse("fewMaxPercent", "projects.errors.fewTooMany");
  if (someMaxPercent < fewMaxPercent) refuse("someMaxPercent", "projects.errors.someBelowFew");
  else if (someMaxPercent < 40) refuse("someMaxPercent", "projects.errors.someBelowNearlyHalf");
}
