import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { openFollowUps } from "@/lib/followups/data/follow-ups";
import { Prisma } from "@/lib/generated/prisma/client";

/** By present-day site: how many questions are still to be asked there. For the team only. */
export async function countOpenBySite({ projectId }: ProjectScope): Promise<Map<string, number>> {
  const rows = await readOnly().$queryRaw<{ siteId: string; open: number }[]>(Prisma.sql`
    SELECT ps.present_id::text AS "siteId", count(*)::int AS open
    FROM follow_ups f JOIN present_sites ps ON ps.project_id = f.project_id AND ps.site_id = f.site_id,
      LATERAL (${openFollowUps.answered}) found
    WHERE f.project_id = ${projectId}::uuid AND ${openFollowUps.condition} GROUP BY ps.present_id`);
  return new Map(rows.map(({ siteId, open }) => [siteId, open]));
}
