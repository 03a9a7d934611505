import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedEntries } from "@/lib/findings/filter";
import { areKept, keptEntries } from "@/lib/findings/kept-counts";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey } from "@/lib/vocabulary";

/**
 * Question: how many entries has each dimension, by the week of the visit?
 * Denominator: none; the weeks of a dimension add up to its entries.
 * Excluded: drafts, returned and voided visits; submitted ones unless 含未审核. Weeks without an entry are left out.
 */
export interface DimensionWeek {
  dimension: DimensionKey;
  /** Monday of the week, YYYY-MM-DD. */
  week: string;
  entries: number;
}

export function dimensionWeeks(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<DimensionWeek[]> {
  const kept = areKept(filter) && (filter.theme === undefined || filter.theme === "none");
  const { entries, from } = kept
    ? keptEntries(scope, filter)
    : { entries: Prisma.sql`1`, from: countedEntries(scope, filter) };
  const dimension = kept ? Prisma.sql`c.dimension` : Prisma.sql`e.dimension`;
  return reader.$queryRaw<DimensionWeek[]>(Prisma.sql`
    WITH days AS (SELECT ${dimension} AS dimension, v.visited_on AS day, sum(${entries}) AS entries FROM ${from} GROUP BY 1, 2)
    SELECT dimension, to_char(date_trunc('week', day), 'YYYY-MM-DD') AS week, sum(entries)::int AS entries
    FROM days GROUP BY 1, 2 HAVING sum(entries) > 0 ORDER BY 1, 2`);
}
