import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedStates } from "@/lib/findings/filter";
import { keptVisits } from "@/lib/findings/kept-counts";
import type { PlannedSite } from "@/lib/findings/queries/planned-sites";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Question: which present-day sites have at least one visit that counts? They are the denominator of every support.
 * Denominator: none; the result is a denominator itself.
 * Excluded: drafts, returned and voided visits; submitted ones unless 含未审核 is ticked.
 */
export interface VisitedSite extends PlannedSite {
  visits: number;
}

export function listVisitedSites(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<VisitedSite[]> {
  return reader.$queryRaw<VisitedSite[]>(Prisma.sql`
    SELECT s.id, s.name, s.kind, s.county, sum(c.visits)::int AS visits
    FROM ${keptVisits(scope, filter, countedStates(scope, filter))}
    GROUP BY s.id, s.name, s.kind, s.county, s.position
    ORDER BY s.position, s.name, s.id`);
}

/** The denominator alone. */
export async function countVisitedSites(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<number> {
  const rows = await reader.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(DISTINCT s.id)::int AS count FROM ${keptVisits(scope, filter, countedStates(scope, filter))}`,
  );
  return rows[0]?.count ?? 0;
}
