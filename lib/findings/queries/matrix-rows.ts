import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { carriesTheme, countedEntries } from "@/lib/findings/filter";
import { areKept, keptInDimensions } from "@/lib/findings/kept-counts";
import type { MatrixRow } from "@/lib/findings/matrix/heads";
import { listVisitedSites } from "@/lib/findings/queries/visited-sites";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Question: which sites stand in the matrix, and how many entries has each? Denominator: none; as many rows as sites
 * were heard, in the order of the project's list. A site that was heard and said nothing under the filter is a row too.
 * Excluded: what the filter excludes. It has no theme and no mark.
 */
export async function matrixRows(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<MatrixRow[]> {
  const sums = areKept(filter)
    ? Prisma.sql`sum(c.entries)::int AS entries, sum(c.uncoded)::int AS uncoded FROM ${keptInDimensions(scope, filter)}`
    : Prisma.sql`count(*)::int AS entries, (count(*) FILTER (WHERE NOT ${carriesTheme()}))::int AS uncoded
        FROM ${countedEntries(scope, filter)}`;
  const [sites, counts] = await Promise.all([
    listVisitedSites(scope, filter, reader),
    reader.$queryRaw<{ id: string; entries: number; uncoded: number }[]>(
      Prisma.sql`SELECT s.id, ${sums} GROUP BY s.id`,
    ),
  ]);
  const countOf = new Map(counts.map((row) => [row.id, row]));
  return sites.map(({ id, name, kind, county }) => {
    const { entries = 0, uncoded = 0 } = countOf.get(id) ?? {};
    return { id, name, kind, county, entries, uncoded };
  });
}
