import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedEntries } from "@/lib/findings/filter";
import { areKept, keptInDimensions } from "@/lib/findings/kept-counts";
import { themeHits } from "@/lib/findings/queries/theme-hits";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Question: how many entries has each cell of the whole matrix? The numbers of matrix-cells, from the kept counts.
 * Denominator: none.
 * Excluded: as in matrix-cells. A cell without an entry has no row here.
 */
export interface CellCount {
  siteId: string;
  /** A theme's id or a dimension's key. */
  columnId: string;
  entries: number;
}

export function matrixCounts(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<CellCount[]> {
  if (filter.dimension)
    return reader.$queryRaw<CellCount[]>(Prisma.sql`
      SELECT hits.site_id AS "siteId", hits.theme_id AS "columnId", hits.entries
      FROM (${themeHits(scope, filter)}) AS hits`);
  const counts = areKept(filter)
    ? Prisma.sql`c.dimension AS "columnId", sum(c.entries)::int AS entries FROM ${keptInDimensions(scope, filter)}
        GROUP BY s.id, c.dimension HAVING sum(c.entries) > 0`
    : Prisma.sql`e.dimension AS "columnId", count(*)::int AS entries FROM ${countedEntries(scope, filter)}
        GROUP BY s.id, e.dimension`;
  return reader.$queryRaw<CellCount[]>(Prisma.sql`SELECT s.id AS "siteId", ${counts}`);
}
