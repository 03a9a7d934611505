import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { maySeeUnapproved } from "@/lib/findings/filter";
import { openReportOnly } from "@/lib/reports/data/open-reports";
import type { ReportStage } from "@/lib/vocabulary";

/** Where a report says something that a visit has said. */
export interface VisitUse {
  kind: "point" | "issue";
  reportId: string;
  /** Of the report, or as it was issued. */
  title: string;
  stage: ReportStage;
  /** The lead of the point; "" for an issue. */
  lead: string;
  /** The number of the issue; null for a point. */
  number: number | null;
  issueId: string | null;
}

/** The points of reports that cite a visit, and what was sent out with it. In one statement. */
export async function readVisitUses(
  scope: ProjectScope,
  visitId: string,
  reader: Reader = readOnly(),
): Promise<VisitUse[]> {
  const { projectId } = scope;
  return reader.$queryRaw<VisitUse[]>(Prisma.sql`
    SELECT 'point' AS kind, r.id AS "reportId", r.title, r.stage, p.lead, NULL::int AS number, NULL::uuid AS "issueId"
    FROM report_points p
    JOIN report_sections s ON s.project_id = p.project_id AND s.id = p.section_id
    JOIN reports r ON r.project_id = s.project_id AND r.id = s.report_id
    WHERE p.project_id = ${projectId}::uuid AND p.dropped_at IS NULL AND r.deleted_at IS NULL ${openReportOnly(scope)} AND EXISTS (
      SELECT FROM report_point_evidence pe JOIN entries e ON e.project_id = pe.project_id AND e.id = pe.entry_id
      WHERE pe.project_id = p.project_id AND pe.point_id = p.id AND pe.removed_at IS NULL
        AND e.visit_id = ${visitId}::uuid)
    UNION ALL
    SELECT 'issue', r.id, i.title, i.stage, '', i.number, i.id
    FROM report_issues i JOIN reports r ON r.project_id = i.project_id AND r.id = i.report_id
    WHERE i.project_id = ${projectId}::uuid AND r.deleted_at IS NULL ${maySeeUnapproved(scope) ? Prisma.empty : Prisma.sql`AND NOT i.include_unapproved`}
      AND (jsonb_path_exists(i.model, '$.sections[*].points[*].evidence[*] ? (@.visitId == $visit)',
          jsonb_build_object('visit', ${visitId}::text))
        OR jsonb_path_exists(i.model, '$.annexPages[*].photos[*] ? (@.visitId == $visit)',
          jsonb_build_object('visit', ${visitId}::text)))
    ORDER BY 1, 3, 6, 5`);
}
