import "server-only";
import { cache } from "react";
import { notFound } from "next/navigation";
import { asReader, can } from "@/lib/auth/policy";
import { dayAt } from "@/lib/calendar";
import { timeZone } from "@/lib/env";
import type { ProjectScope } from "@/lib/auth/scope";
import { readThreshold } from "@/lib/findings/data";
import { claimWeight } from "@/lib/findings/queries/claim-weight";
import { visitWeight } from "@/lib/findings/queries/visit-weight";
import { weightOf } from "@/lib/findings/weight";
import { countMerged } from "@/lib/coding/data/merged-entries";
import { readExamples, readMerges } from "@/lib/codebook/data";
import { readThemeBehind } from "@/lib/findings/behind";
import { maySeeUnapproved } from "@/lib/findings/filter";
import { entryCount } from "@/lib/findings/queries/entry-list";
import { openProject, openToRead } from "@/lib/gates/open-page";
import { readProject } from "@/lib/projects/data";
import { composeReport } from "@/lib/reports/compose";
import { askedBy, readCounts, readCountSets } from "@/lib/reports/data/counts";
import { readDraftOutline, type DraftOutline } from "@/lib/reports/data/draft-outline";
import { readEarlierReports, type EarlierReport } from "@/lib/reports/data/earlier-reports";
import { readHistory } from "@/lib/reports/data/history";
import { readComparison, readMoments } from "@/lib/reports/data/moments";
import { listRemedies } from "@/lib/reports/data/remedies";
import { listIssues, readIssue } from "@/lib/reports/data/issues";
import { readOpinions } from "@/lib/reports/data/opinions";
import { listReports, readReport, readReportTexts } from "@/lib/reports/data/reports";
import { listCorrections, readCorrection, readVisitToday } from "@/lib/reports/data/corrections";
import { listReturns, readReturn } from "@/lib/reports/data/returns";
import { readThemeUses } from "@/lib/reports/data/theme-uses";
import { readVisitUses } from "@/lib/reports/data/uses";
import { draftWords, tokenWords } from "@/lib/reports/document-words";
import { structureKeys } from "@/lib/reports/draft-input";
import { suggestTitle } from "@/lib/reports/drafting";
import { driftSince } from "@/lib/reports/drift";
import { readPageNumber } from "@/lib/paging";
import { shareOut, structureLike, structureOf, type PlannedSection } from "@/lib/reports/structures";
import { printedDraft } from "@/lib/reports/returned/printed-draft";
import { textsToday } from "@/lib/reports/returned/take";
import { shownSketch, sketchOf } from "@/lib/reports/sketch";
import { titleInOneLine } from "@/lib/reports/title";
import { fillTokens, namedTokens, tokenValues } from "@/lib/reports/tokens";
import { countsFor, type ReportRecord } from "@/lib/reports/types";
import { id } from "@/lib/text";
import { ruleOf } from "@/lib/reports/report-filter";
import { printsLedger } from "@/lib/reports/ledger-tokens";

export async function loadReportList(projectId: string) {
  const { scope } = await openProject(projectId, "report.read");
  const mayEdit = can(scope.actor, "report.edit");
  const all = await listReports(scope, new Date());
  const reports = all.filter(({ deletedAt }) => deletedAt === null);
  // Kept text of a report that can be opened for editing is offered there.
  const editable = mayEdit ? reports.filter(({ stage }) => stage !== "final").map(({ id }) => id) : [];
  const deleted = all.filter(
    ({ deletedAt, createdBy }) => deletedAt !== null && can(scope.actor, "report.delete", { createdBy }),
  );
  return { userId: scope.userId, reports, mayEdit, editable, deleted };
}

/** How many themes each section of a first draft would have. */
function outlineOf({ themes, grouping, ...numbers }: DraftOutline, earlier: readonly EarlierReport[]) {
  const sectionsOf = (plan: readonly PlannedSection[]) => {
    const [shares, above] = [shareOut(themes, plan), shareOut(grouping, plan)];
    return plan.map(({ heading, strongest }, place) => ({
      heading,
      themes: strongest ? null : (shares[place]?.length ?? 0),
      grouping: above[place]?.length ?? 0,
    }));
  };
  const usual = structureKeys.map((key) => [key, sectionsOf(structureOf(key, draftWords))] as const);
  const like = earlier.map(({ id: key, sections }) => [key, sectionsOf(structureLike(sections, themes))] as const);
  return { ...numbers, themes: themes.length, structures: Object.fromEntries([...usual, ...like]) };
}

export async function loadNewReport(projectId: string) {
  const { scope } = await openProject(projectId, "report.edit");
  const [project, approved, withUnapproved, earlier] = await Promise.all([
    readProject(scope),
    readDraftOutline(scope, false),
    readDraftOutline(scope, true),
    readEarlierReports(scope),
  ]);
  return {
    suggestedTitle: suggestTitle(project.name, draftWords),
    earlier: earlier.map(({ id: value, title }) => ({ value, title: titleInOneLine(namedTokens(title)) })),
    approved: outlineOf(approved, earlier),
    withUnapproved: outlineOf(withUnapproved, earlier),
  };
}

/**
 * A report to read: final, or of a person who does not write. Its figures are named in the text where the page shows
 * them as chips; a final report has the numbers.
 */
async function readable(scope: ProjectScope, record: ReportRecord) {
  if (record.frozen) return { model: record.frozen, values: null };
  const { draft, stage } = record;
  const counts = await readCounts(scope, ruleOf(record), askedBy(draft));
  const model = composeReport({ draft, stage, counts, words: tokenWords, keepTokens: true });
  return { model, values: tokenValues(counts, tokenWords) };
}

/** For its editor only a sketch: the editor reads the rest through its own door. */
async function sketched(scope: ProjectScope, record: ReportRecord) {
  const { draft, linesLeft } = sketchOf(record.draft);
  const asked = { ledger: printsLedger(shownSketch(draft)), themes: false };
  const counts = await readCounts(scope, ruleOf(record), asked);
  return { record: { ...record, draft, versions: {} }, values: tokenValues(counts, tokenWords), linesLeft };
}

export const loadReport = cache(async (projectId: string, reportId: string) => {
  const { scope } = await openProject(projectId, "report.read");
  const known = id.safeParse(reportId);
  const texts = known.success ? await readReportTexts(scope, known.data) : null;
  if (!texts) notFound();
  const edited = can(scope.actor, "report.edit") && !texts.frozen;
  const whole = edited || texts.frozen ? texts : ((await readReport(scope, texts.id)) ?? notFound());
  const shown = edited ? { sketch: await sketched(scope, texts) } : { reading: await readable(scope, whole) };
  const values = shown.sketch?.values ?? shown.reading?.values;
  const title = texts.frozen?.title ?? texts.draft.title;
  return {
    userId: scope.userId,
    record: whole,
    title: titleInOneLine(values ? fillTokens(title, values, tokenWords) : title),
    ...shown,
    mayFinalise: can(scope.actor, "report.finalise"),
    mayDelete: can(scope.actor, "report.delete", { createdBy: texts.createdBy }),
  };
});

const stepsOnPage = 50;

/** What was sent out, and who has changed what. */
export async function loadReportHistory(
  projectId: string,
  reportId: string,
  asked: Partial<Record<"page" | "from" | "to", string | string[]>>,
) {
  const { scope } = await openProject(projectId, "report.read");
  const known = id.safeParse(reportId);
  const record = known.success ? await readReport(scope, known.data) : null;
  if (!record) notFound();
  const mayLook = can(asReader(scope.actor), "report.edit");
  const number = readPageNumber(asked.page);
  const page = number === "all" ? 1 : number;
  const [issues, { total, steps }, moments, comparison] = await Promise.all([
    listIssues(scope, record.id),
    // Earlier texts may quote what a reader may not see any more.
    mayLook ? readHistory(scope, record.id, { page, pageSize: stepsOnPage }) : { total: 0, steps: [] },
    mayLook ? readMoments(scope, record.id) : [],
    mayLook ? readComparison(scope, record, asked) : null,
  ]);
  const names = new Map(
    record.draft.sections.flatMap(({ id: key, heading, points }) => [
      [key, heading] as const,
      ...points.map((point) => [point.id, point.lead] as const),
    ]),
  );
  return {
    record,
    issues,
    steps: steps.map((step) => ({ ...step, name: names.get(step.key) ?? "" })),
    moments,
    comparison,
    page,
    pages: Math.max(1, Math.ceil(total / stepsOnPage)),
    mayLook,
    mayRestore: can(scope.actor, "report.edit") && record.stage !== "final",
  };
}

/** A report as it was sent out, and what is different in it since. */
export const loadIssue = cache(async (projectId: string, reportId: string, issueId: string) => {
  const { scope } = await openProject(projectId, "report.read");
  const issue = await readIssue(scope, { reportId, issueId });
  const known = id.safeParse(reportId);
  const record = issue && known.success ? await readReport(scope, known.data) : null;
  if (!issue || !record) notFound();
  const counts = await readCountSets(scope, askedBy(record.draft), record.places);
  const now =
    record.frozen ??
    composeReport({
      draft: record.draft,
      stage: record.stage,
      counts: countsFor(counts, record.draft),
      words: tokenWords,
    });
  const mayLook = can(asReader(scope.actor), "report.edit");
  const returns = mayLook ? await listReturns(scope, issue.id) : [];
  return { issue, drift: driftSince(issue.model, now), returns, mayLook, mayEdit: can(scope.actor, "report.edit") };
});

/** A Word file that came back: what it says differently, with the report's own words of today. */
export const loadReturn = cache(async (projectId: string, reportId: string, returnId: string) => {
  const { scope } = await openToRead(projectId, "report.edit");
  const returned = await readReturn(scope, { reportId, returnId });
  const record = returned && (await readReport(scope, returned.reportId));
  if (!returned || !record) notFound();
  const { draft, version, stage } = record;
  const counts = await readCountSets(scope, askedBy(draft), record.places);
  const model = record.frozen ?? composeReport({ draft, stage, counts: countsFor(counts, draft), words: tokenWords });
  const shown = { ...record, draft: printedDraft(draft, model) };
  const today = returned.items.map(({ item }) => {
    const typed = item.kind === "change" ? textsToday(record, item) : null;
    const printed = item.kind === "change" ? textsToday(shown, item) : null;
    return typed && printed && { typed, shown: printed };
  });
  const mayTake = can(scope.actor, "report.edit") && stage !== "final";
  return { returned, today, draft: shown.draft, version, frozen: stage === "final", mayTake };
});

export async function loadOpinions(projectId: string, reportId: string) {
  const { scope } = await openToRead(projectId, "report.edit");
  const read = await readOpinions(scope, reportId);
  if (!read) notFound();
  return { ...read, mayEdit: can(scope.actor, "report.edit") };
}

/** What falls when a visit stops counting, which claims stand on less, and where reports use it. */
export async function loadVisitUses(projectId: string, visitId: string) {
  const { scope } = await openProject(projectId, "report.read");
  const [uses, weight, claims, threshold] = await Promise.all([
    readVisitUses(scope, visitId),
    visitWeight(scope, visitId),
    claimWeight(scope, visitId),
    readThreshold(scope),
  ]);
  return { uses, claims, weight: weight && weightOf(weight, threshold) };
}

const remediesOnPage = 200;

/** 整改台账 of a report. */
export async function loadRemedies(projectId: string, reportId: string, asked: { page?: unknown; overdue?: unknown }) {
  const { scope } = await openProject(projectId, "report.read");
  const known = id.safeParse(reportId);
  const record = known.success ? await readReport(scope, known.data) : null;
  if (!record) notFound();
  const onlyOverdue = asked.overdue === "1";
  const number = readPageNumber(typeof asked.page === "string" ? asked.page : undefined);
  const page = number === "all" ? 1 : number;
  const ledger = await listRemedies(scope, {
    reportId: record.id,
    today: dayAt(new Date(), timeZone()),
    onlyOverdue,
    limit: remediesOnPage,
    offset: (page - 1) * remediesOnPage,
  });
  const pages = Math.max(1, Math.ceil((onlyOverdue ? ledger.overdue : ledger.total) / remediesOnPage));
  return { record, ...ledger, onlyOverdue, page, pages, mayEdit: can(scope.actor, "report.edit") };
}

/** Where corrected minutes of a visit are read in, and those that were; null for whoever may not. */
export async function loadCorrections(projectId: string, visitId: string) {
  const { scope } = await openProject(projectId, "visit.read");
  if (!can(asReader(scope.actor), "visit.correct")) return null;
  return { corrections: await listCorrections(scope, visitId), mayReadIn: can(scope.actor, "visit.correct") };
}

/** Minutes that a township corrected: what they say differently, with the visit of today. */
export const loadCorrection = cache(async (projectId: string, visitId: string, correctionId: string) => {
  const { scope } = await openToRead(projectId, "visit.correct");
  const corrected = await readCorrection(scope, { visitId, correctionId });
  const visit = corrected && (await readVisitToday(scope, corrected.visitId));
  if (!corrected || !visit) notFound();
  return { corrected, visit, mayDecide: can(scope.actor, "visit.correct", visit.subject) };
});

/**
 * A theme with where it is used: its entries and sites, the points of reports that count it, and what was merged into
 * it.
 */
export async function loadThemeUses(projectId: string, themeId: string) {
  const { scope } = await openProject(projectId, "theme.read");
  const known = id.safeParse(themeId);
  const theme = known.success ? await readThemeBehind(scope, known.data, {}) : null;
  if (!theme) notFound();
  const { dimension } = theme;
  const [waiting, points, { merged }, brought, examples] = await Promise.all([
    maySeeUnapproved(scope) ? entryCount(scope, { dimension, theme: theme.id, unapproved: "only" }) : 0,
    readThemeUses(scope, theme.id),
    readMerges(scope, theme.id),
    countMerged(scope, theme.id),
    readExamples(scope, theme.id),
  ]);
  const listed = merged.map((merge) => ({ ...merge, entries: brought.get(merge.mergeId) ?? 0 }));
  const mayEdit = can(scope.actor, "theme.edit");
  return { theme, example: examples.get(theme.id) ?? null, waiting, points, merged: listed, mayEdit };
}
export type LoadedThemeUses = Awaited<ReturnType<typeof loadThemeUses>>;
