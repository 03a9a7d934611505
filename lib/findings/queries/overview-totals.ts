import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedStates } from "@/lib/findings/filter";
import { keptInDimensions, keptVisits } from "@/lib/findings/kept-counts";
import { countedBy } from "@/lib/findings/queries/entry-list";
import { countPlannedSites } from "@/lib/findings/queries/planned-sites";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Question: how far has the study come: visits, sites, entries, figures? By week: entry-weeks.
 * Denominator: for sites, the planned ones.
 * Excluded: drafts, returned and voided visits; submitted ones unless 含未审核.
 */
export interface OverviewTotals {
  visits: number;
  visitedSites: number;
  plannedSites: number;
  entries: number;
  figures: number;
}

export async function overviewTotals(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<OverviewTotals> {
  const { entries, from } = countedBy(scope, filter);
  const [rows, plannedSites] = await Promise.all([
    reader.$queryRaw<Omit<OverviewTotals, "plannedSites">[]>(Prisma.sql`
      SELECT coalesce(sum(c.visits), 0)::int AS visits, count(DISTINCT s.id)::int AS "visitedSites",
        (SELECT coalesce(sum(${entries}), 0)::int FROM ${from}) AS entries,
        (SELECT coalesce(sum(c.figures), 0)::int FROM ${keptInDimensions(scope, filter)}) AS figures
      FROM ${keptVisits(scope, filter, countedStates(scope, filter))}`),
    countPlannedSites(scope, filter, reader),
  ]);
  const [found = { visits: 0, visitedSites: 0, entries: 0, figures: 0 }] = rows;
  return { ...found, plannedSites };
}
