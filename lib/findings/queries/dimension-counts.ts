import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { without } from "@/lib/findings/filter-address";
import { keptInDimensions } from "@/lib/findings/kept-counts";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey } from "@/lib/vocabulary";

/**
 * Question: how many entries has each dimension, and how many of them without a theme? `entryCount` for every dimension
 * at once.
 * Denominator: none.
 * Excluded: drafts, returned and voided visits; submitted ones unless 含未审核. Theme, mark and search of the filter are
 * ignored.
 */
export interface DimensionCount {
  entries: number;
  uncoded: number;
}

export async function dimensionCounts(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<Map<DimensionKey, DimensionCount>> {
  const wide = without(filter, "theme", "mark", "q");
  const rows = await reader.$queryRaw<(DimensionCount & { dimension: DimensionKey })[]>(Prisma.sql`
    SELECT c.dimension, sum(c.entries)::int AS entries, sum(c.uncoded)::int AS uncoded
    FROM ${keptInDimensions(scope, wide)} GROUP BY c.dimension`);
  return new Map(rows.map(({ dimension, ...counts }) => [dimension, counts]));
}
