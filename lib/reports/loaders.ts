import "server-only";
import { cache } from "react";
import { notFound } from "next/navigation";
import { can } from "@/lib/auth/policy";
import { openProject } from "@/lib/gates/open-page";
import { readProject } from "@/lib/projects/data";
import { composeReport } from "@/lib/reports/compose";
import { readFigureSets } from "@/lib/reports/data/figures";
import { listReports, readReport } from "@/lib/reports/data/reports";
import { readThemeEntries } from "@/lib/reports/data/theme-entries";
import { draftWords, tokenWords } from "@/lib/reports/document-words";
import { pointThemes, suggestTitle, type ThemeEntry } from "@/lib/reports/drafting";
import { figuresFor, type ReportFigures } from "@/lib/reports/types";
import { id } from "@/lib/text";

export async function loadReportList(projectId: string) {
  const { scope } = await openProject(projectId, "report.read");
  return { reports: await listReports(scope), mayEdit: can(scope.actor, "report.edit") };
}

/** How many points a first draft would have, section by section. */
function outlineOf(figures: ReportFigures, entries: ThemeEntry[]) {
  const themes = pointThemes(figures, entries);
  return {
    visits: figures.visits,
    sites: figures.sites.length,
    entries: figures.entries,
    sections: draftWords.sections.map(({ heading, dimensions }) => ({
      heading,
      points: themes.filter(({ dimension }) => dimensions.includes(dimension)).length,
    })),
  };
}

export async function loadNewReport(projectId: string) {
  const { scope } = await openProject(projectId, "report.edit");
  const [project, figures, approvedEntries, allEntries] = await Promise.all([
    readProject(scope),
    readFigureSets(scope),
    readThemeEntries(scope, false),
    readThemeEntries(scope, true),
  ]);
  return {
    suggestedTitle: suggestTitle(project.name, draftWords),
    approved: outlineOf(figures.approved, approvedEntries),
    withUnapproved: outlineOf(figures.withUnapproved, allEntries),
  };
}

export const loadReport = cache(async (projectId: string, reportId: string) => {
  const { scope } = await openProject(projectId, "report.read");
  const known = id.safeParse(reportId);
  const record = known.success ? await readReport(scope, known.data) : null;
  if (!record) notFound();
  const figures = await readFigureSets(scope);
  const { draft, stage } = record;
  const model =
    record.frozen ?? composeReport({ draft, stage, figures: figuresFor(figures, draft), words: tokenWords });
  return {
    record,
    figures,
    model,
    mayEdit: can(scope.actor, "report.edit"),
    mayFinalise: can(scope.actor, "report.finalise"),
    mayDelete: can(scope.actor, "report.delete", { createdBy: record.createdBy }),
  };
});
