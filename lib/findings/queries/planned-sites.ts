import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { plannedSites } from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { SiteKind } from "@/lib/vocabulary";

/**
 * Question: which sites does the study plan to hear, under the filter's kind and site?
 * Denominator: none; the result is a denominator itself. In the order of the project's list.
 * Excluded: former sites (they count as the present one), and sites taken off the list before any visit that counts.
 */
export interface PlannedSite {
  id: string;
  name: string;
  kind: SiteKind;
  county: string;
}

export function listPlannedSites(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<PlannedSite[]> {
  return reader.$queryRaw<PlannedSite[]>(Prisma.sql`
    SELECT site.id, site.name, site.kind, site.county FROM ${plannedSites(scope, filter)}
    ORDER BY site.position, site.name, site.id`);
}

/** How many they are. */
export async function countPlannedSites(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<number> {
  const rows = await reader.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM ${plannedSites(scope, filter)}`,
  );
  return rows[0]?.count ?? 0;
}
