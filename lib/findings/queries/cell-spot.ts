import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { readSite, readTheme } from "@/lib/findings/data";
import { id } from "@/lib/text";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

/**
 * Question: which cell of the matrix is it: a present-day site, and a theme or a whole dimension?
 * Denominator: none.
 * Excluded: former sites, which have no row of their own.
 */
export interface CellSpot {
  site: { id: string; name: string };
  column: { id: string; dimension: DimensionKey; theme: { id: string; name: string } | null };
}

/** Null if the project has no such site or no such column. A former site has no row of its own. */
export async function readSpot(
  scope: ProjectScope,
  { siteId, columnId }: { siteId: string; columnId: string },
  reader: Reader = readFindings(),
): Promise<CellSpot | null> {
  if (!id.safeParse(siteId).success) return null;
  const [site, column] = await Promise.all([readSite(scope, siteId, reader), readColumn(scope, columnId, reader)]);
  return site && column && { site, column };
}

async function readColumn(scope: ProjectScope, columnId: string, reader: Reader): Promise<CellSpot["column"] | null> {
  const dimension = dimensionKeys.find((key) => key === columnId);
  if (dimension) return { id: dimension, dimension, theme: null };
  const theme = id.safeParse(columnId).success ? await readTheme(scope, columnId, reader) : null;
  return theme && { id: theme.id, dimension: theme.dimension, theme: { id: theme.id, name: theme.name } };
}
