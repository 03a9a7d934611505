import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readAtOneMoment, type Reader } from "@/lib/db";
import { countedFigures } from "@/lib/findings/filter";
import { indicatorTotals } from "@/lib/findings/queries/indicator-totals";
import { latestFigures } from "@/lib/findings/queries/latest-figures";
import { Prisma } from "@/lib/generated/prisma/client";
import { composeRecord, type Composed } from "@/lib/reports/data/composed";
import { reportFilter, ruleOf, type CountRule } from "@/lib/reports/report-filter";
import { readReport } from "@/lib/reports/data/reports";
import type { ListedFigure, ListedTotal } from "@/lib/reports/lists/figure-list";
import { mostListRows } from "@/lib/reports/lists/office-list";
import type { ReportRecord } from "@/lib/reports/types";

/** What the tables beside a report are made of, each read at one moment. */

/** A list names all sites behind a point, whatever the report prints. What is 定稿 is as it was printed. */
function withAllNames(record: ReportRecord): ReportRecord {
  const sections = record.draft.sections.map((section) => ({
    ...section,
    points: section.points.map((point) => ({ ...point, showSupport: true, names: "all" as const })),
  }));
  return { ...record, draft: { ...record.draft, sections } };
}

export interface ListedReport extends Composed {
  /** The theme of a point, by the point's id. */
  themes: Map<string, string>;
}

export function readListedReport(scope: ProjectScope, reportId: string, now: Date): Promise<ListedReport | null> {
  return readAtOneMoment(async (reader) => {
    const record = await readReport(scope, reportId, reader);
    if (!record) return null;
    const composed = await composeRecord(scope, withAllNames(record), now, reader);
    const points = record.draft.sections.flatMap((section) => section.points);
    const rows = await reader.theme.findMany({
      where: { projectId: scope.projectId, id: { in: points.flatMap(({ themeId }) => themeId ?? []) } },
      select: { id: true, name: true },
    });
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    const themes = new Map(points.map(({ id, themeId }) => [id, names.get(themeId ?? "") ?? ""]));
    return { ...composed, themes };
  });
}

export interface ListedFigures extends Composed {
  totals: ListedTotal[];
  figures: ListedFigure[];
  visited: number;
}

/**
 * One figure for each indicator and site, as the totals add them up; one more than a list has rows, if there are more.
 */
function siteFigures(scope: ProjectScope, rule: CountRule, reader: Reader): Promise<ListedFigure[]> {
  const counted = latestFigures.counted(countedFigures(scope, reportFilter(rule)));
  return reader.$queryRaw<ListedFigure[]>(Prisma.sql`
    WITH counted AS (${counted}), latest AS (${latestFigures.ofSites(Prisma.sql`counted`)})
    SELECT i.name AS indicator, i.unit, s.name AS site, f.as_of AS "asOf",
      coalesce(nullif(f.said, ''), trim_scale(f.value)::text) AS value,
      coalesce(nullif(f.definition, ''), i.definition) AS definition, f.source, f.verification,
      to_char(latest.visited_on, 'YYYY-MM-DD') AS "visitedOn"
    FROM latest JOIN figures f ON f.project_id = ${scope.projectId}::uuid AND f.id = latest.id
    JOIN indicators i ON i.project_id = f.project_id AND i.id = latest.indicator_id
    JOIN sites s ON s.project_id = f.project_id AND s.id = latest.site_id
    ORDER BY i.position, i.name, i.id, s.position, s.name, s.id LIMIT ${mostListRows + 1}`);
}

export function readListedFigures(scope: ProjectScope, reportId: string, now: Date): Promise<ListedFigures | null> {
  return readAtOneMoment(async (reader) => {
    const record = await readReport(scope, reportId, reader);
    if (!record) return null;
    const rule = ruleOf(record);
    // The ledger is today's, also beside a 定稿.
    const composed = await composeRecord(scope, { ...record, frozen: null }, now, reader);
    const totals = await indicatorTotals(scope, reportFilter(rule), {}, reader);
    const figures = await siteFigures(scope, rule, reader);
    return { ...composed, totals: totals.indicators, figures, visited: totals.visited };
  });
}
