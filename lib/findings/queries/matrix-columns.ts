import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedEntries } from "@/lib/findings/filter";
import { areKept, keptInDimensions } from "@/lib/findings/kept-counts";
import { columnsOfThemes, type MatrixColumn } from "@/lib/findings/matrix/heads";
import { themeSupport } from "@/lib/findings/queries/theme-support";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

/**
 * Question: which columns has the matrix (the themes of the filter's dimension, or the dimensions), and how many sites
 * stand in each, with how many entries?
 * Denominator: the sites that were heard (matrix-rows).
 * Excluded: as in theme-support. The filter has no theme and no mark.
 */
export async function matrixColumns(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<MatrixColumn[]> {
  if (!filter.dimension) return dimensionColumns(scope, filter, reader);
  const { themes } = await themeSupport(scope, filter, reader);
  return columnsOfThemes(
    themes.map(({ id, dimension, name, parentId, position, support, entries }) => ({
      ...{ id, dimension, name, parentId, position, entries },
      above: null,
      sites: support,
    })),
  );
}

async function dimensionColumns(scope: ProjectScope, filter: FindingsFilter, reader: Reader): Promise<MatrixColumn[]> {
  const counts = areKept(filter)
    ? Prisma.sql`c.dimension, (count(DISTINCT s.id) FILTER (WHERE c.entries > 0))::int AS sites,
        sum(c.entries)::int AS entries FROM ${keptInDimensions(scope, filter)} GROUP BY c.dimension`
    : Prisma.sql`e.dimension, count(DISTINCT s.id)::int AS sites, count(*)::int AS entries
        FROM ${countedEntries(scope, filter)} GROUP BY e.dimension`;
  const rows = await reader.$queryRaw<{ dimension: DimensionKey; sites: number; entries: number }[]>(
    Prisma.sql`SELECT ${counts}`,
  );
  const countOf = new Map(rows.map((row) => [row.dimension, row]));
  return dimensionKeys.map((key) => {
    const { sites = 0, entries = 0 } = countOf.get(key) ?? {};
    return { id: key, dimension: key, name: null, above: null, sites, entries };
  });
}
