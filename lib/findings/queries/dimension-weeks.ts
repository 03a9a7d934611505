import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { countedEntries } from "@/lib/findings/filter";
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
  reader: Reader = readOnly(),
): Promise<DimensionWeek[]> {
  return reader.$queryRaw<DimensionWeek[]>(Prisma.sql`
    SELECT e.dimension, to_char(date_trunc('week', v.visited_on), 'YYYY-MM-DD') AS week, count(*)::int AS entries
    FROM ${countedEntries(scope, filter)} GROUP BY 1, 2 ORDER BY 1, 2`);
}
