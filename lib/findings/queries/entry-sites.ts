import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { keptEntries } from "@/lib/findings/kept-counts";
import type { FoundEntries } from "@/lib/findings/queries/found-entries";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Question: which present-day sites are behind a list of entries, and with how many each?
 * Denominator: none; the entries add up to the list's total.
 * Excluded: what the filter excludes, nothing else. Not for a filter by words or by mark.
 */
export interface EntrySite {
  id: string;
  name: string;
  entries: number;
}

export function listEntrySites(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<EntrySite[]> {
  const { entries, from } = keptEntries(scope, filter);
  return reader.$queryRaw<EntrySite[]>(Prisma.sql`
    SELECT s.id, s.name, sum(${entries})::int AS entries FROM ${from}
    GROUP BY s.id, s.name, s.position HAVING sum(${entries}) > 0 ORDER BY s.position, s.name, s.id`);
}

/** The same of what a search has found, if it found all. */
export async function listFoundSites(
  scope: ProjectScope,
  { more, bySite }: FoundEntries,
  reader: Reader = readFindings(),
): Promise<EntrySite[] | null> {
  if (more) return null;
  const sites = await reader.site.findMany({
    where: { projectId: scope.projectId, id: { in: [...bySite.keys()] } },
    orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
  return sites.map((site) => ({ ...site, entries: bySite.get(site.id) ?? 0 }));
}
