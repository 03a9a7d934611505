import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ReportStage } from "@/lib/vocabulary";

/** A point of a report that counts a theme. */
export interface ThemeUse {
  reportId: string;
  title: string;
  stage: ReportStage;
  pointId: string;
  lead: string;
  /** Left out of the text. */
  dropped: boolean;
}

/**
 * The points that count a theme itself, in reports that are not deleted, in the order of the reports and their texts.
 */
export function readThemeUses(scope: ProjectScope, themeId: string, reader: Reader = readOnly()): Promise<ThemeUse[]> {
  return reader.$queryRaw<ThemeUse[]>(Prisma.sql`
    SELECT r.id AS "reportId", r.title, r.stage, p.id AS "pointId", p.lead, p.dropped_at IS NOT NULL AS dropped
    FROM report_points p
    JOIN report_sections s ON s.project_id = p.project_id AND s.id = p.section_id
    JOIN reports r ON r.project_id = s.project_id AND r.id = s.report_id
    WHERE p.project_id = ${scope.projectId}::uuid AND p.theme_id = ${themeId}::uuid AND r.deleted_at IS NULL
    ORDER BY r.updated_at DESC, r.id, s.position, p.position, p.id`);
}
