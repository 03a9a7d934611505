import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { visibleStates } from "@/lib/visits/data/visible-states";
import type { SiteKind } from "@/lib/vocabulary";

/** A present-day site with its visits by state. Visits to its former sites count too; voided visits never do. */
export interface SiteProgress {
  id: string;
  name: string;
  kind: SiteKind;
  draft: number;
  submitted: number;
  returned: number;
  approved: number;
}

/** The sites of the plan, in the project's order: those still on the list, and removed ones that were visited. */
export function listSiteProgress(scope: ProjectScope): Promise<SiteProgress[]> {
  const states = Prisma.join(visibleStates(scope));
  return readOnly().$queryRaw<SiteProgress[]>(Prisma.sql`
    SELECT s.id, s.name, s.kind,
      count(*) FILTER (WHERE v.state = 'draft')::int AS draft,
      count(*) FILTER (WHERE v.state = 'submitted')::int AS submitted,
      count(*) FILTER (WHERE v.state = 'returned')::int AS returned,
      count(*) FILTER (WHERE v.state = 'approved')::int AS approved
    FROM sites s
    LEFT JOIN present_sites ps ON ps.project_id = s.project_id AND ps.present_id = s.id
    LEFT JOIN visits v ON v.project_id = ps.project_id AND v.site_id = ps.site_id AND v.state IN (${states})
    WHERE s.project_id = ${scope.projectId}::uuid AND s.merged_into_id IS NULL
    GROUP BY s.project_id, s.id, s.name, s.kind, s.position, s.removed_at
    HAVING s.removed_at IS NULL OR bool_or(v.state = 'approved')
    ORDER BY s.position, s.name, s.id`);
}
