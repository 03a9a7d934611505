import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { EarlierSection } from "@/lib/reports/structures";
import type { SectionLayout } from "@/lib/vocabulary";

export interface EarlierReport {
  id: string;
  title: string;
  sections: EarlierSection[];
}

interface Row {
  id: string;
  title: string;
  heading: string;
  layout: SectionLayout;
  themeIds: string[];
}

const mostReports = 20;

/** The project's reports with their sections, last changed first: what a new one may follow. Nothing of their text. */
export async function readEarlierReports(
  scope: ProjectScope,
  reader: Reader = readOnly(),
  only?: string,
): Promise<EarlierReport[]> {
  const rows = await reader.$queryRaw<Row[]>(Prisma.sql`
    WITH latest AS (
      SELECT id, title, updated_at FROM reports
      WHERE project_id = ${scope.projectId}::uuid AND deleted_at IS NULL
        ${only ? Prisma.sql`AND id = ${only}::uuid` : Prisma.empty}
      ORDER BY updated_at DESC, id DESC LIMIT ${mostReports}
    )
    SELECT latest.id, latest.title, rs.heading, rs.layout,
      ARRAY(SELECT p.theme_id FROM report_points p
        WHERE p.project_id = rs.project_id AND p.section_id = rs.id AND p.theme_id IS NOT NULL
        ORDER BY p.position, p.id) AS "themeIds"
    FROM latest JOIN report_sections rs ON rs.project_id = ${scope.projectId}::uuid AND rs.report_id = latest.id AND rs.annex IS NULL
    ORDER BY latest.updated_at DESC, latest.id DESC, rs.position, rs.id`);
  const reports = new Map<string, EarlierReport>();
  for (const { id, title, ...section } of rows) {
    const report = reports.get(id) ?? { id, title, sections: [] };
    report.sections.push(section);
    reports.set(id, report);
  }
  return [...reports.values()];
}
