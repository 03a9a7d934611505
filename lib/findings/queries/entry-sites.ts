import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { countedEntries } from "@/lib/findings/filter";
import { areKept, keptEntries } from "@/lib/findings/kept-counts";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Question: which present-day sites are behind a list of entries, and with how many each?
 * Denominator: none; the entries add up to the list's total.
 * Excluded: what the filter excludes, nothing else.
 */
export interface EntrySite {
  id: string;
  name: string;
  entries: number;
}

export function listEntrySites(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readOnly(),
): Promise<EntrySite[]> {
  if (!areKept(filter))
    return reader.$queryRaw<EntrySite[]>(Prisma.sql`
      SELECT s.id, s.name, count(*)::int AS entries FROM ${countedEntries(scope, filter)}
      GROUP BY s.id, s.name, s.position ORDER BY s.position, s.name, s.id`);
  const { entries, from } = keptEntries(scope, filter);
  return reader.$queryRaw<EntrySite[]>(Prisma.sql`
    SELECT s.id, s.name, sum(${entries})::int AS entries FROM ${from}
    GROUP BY s.id, s.name, s.position HAVING sum(${entries}) > 0 ORDER BY s.position, s.name, s.id`);
}
