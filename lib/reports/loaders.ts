import "server-only";
import { cache } from "react";
import { notFound } from "next/navigation";
import { can } from "@/lib/auth/policy";
import { openProject } from "@/lib/gates/open-page";
import { readProject } from "@/lib/projects/data";
import { composeReport } from "@/lib/reports/compose";
import { readCountSets } from "@/lib/reports/data/counts";
import { readDraftOutline, type DraftOutline } from "@/lib/reports/data/draft-outline";
import { listReports, readReport } from "@/lib/reports/data/reports";
import { draftWords, tokenWords } from "@/lib/reports/document-words";
import { suggestTitle } from "@/lib/reports/drafting";
import { tokenValues } from "@/lib/reports/tokens";
import { countsFor } from "@/lib/reports/types";
import { id } from "@/lib/text";

export async function loadReportList(projectId: string) {
  const { scope } = await openProject(projectId, "report.read");
  const [reports, mayEdit] = [await listReports(scope), can(scope.actor, "report.edit")];
  // Kept text of a report that can be opened for editing is offered there.
  const editable = mayEdit ? reports.filter(({ stage }) => stage !== "final").map(({ id }) => id) : [];
  return { userId: scope.userId, reports, mayEdit, editable };
}

/** How many points a first draft would have, section by section. */
function outlineOf({ points, ...numbers }: DraftOutline) {
  return {
    ...numbers,
    sections: draftWords.sections.map(({ heading, dimensions }) => ({
      heading,
      points: dimensions.reduce((sum, dimension) => sum + (points[dimension] ?? 0), 0),
    })),
  };
}

export async function loadNewReport(projectId: string) {
  const { scope } = await openProject(projectId, "report.edit");
  const [project, approved, withUnapproved] = await Promise.all([
    readProject(scope),
    readDraftOutline(scope, false),
    readDraftOutline(scope, true),
  ]);
  return {
    suggestedTitle: suggestTitle(project.name, draftWords),
    approved: outlineOf(approved),
    withUnapproved: outlineOf(withUnapproved),
  };
}

export const loadReport = cache(async (projectId: string, reportId: string) => {
  const { scope } = await openProject(projectId, "report.read");
  const known = id.safeParse(reportId);
  const record = known.success ? await readReport(scope, known.data) : null;
  if (!record) notFound();
  const counts = await readCountSets(scope);
  const { draft, stage } = record;
  const composed = { draft, stage, counts: countsFor(counts, draft), words: tokenWords };
  const model = record.frozen ?? composeReport(composed);
  return {
    userId: scope.userId,
    record,
    counts,
    model,
    /** For the page: the figures in the text are still named. */
    shown: record.frozen
      ? { model, values: null }
      : { model: composeReport({ ...composed, keepTokens: true }), values: tokenValues(composed.counts, tokenWords) },
    mayEdit: can(scope.actor, "report.edit"),
    mayFinalise: can(scope.actor, "report.finalise"),
    mayDelete: can(scope.actor, "report.delete", { createdBy: record.createdBy }),
  };
});
