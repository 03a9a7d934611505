import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { groupBy } from "@/lib/findings/group-by";
import { areKeptByKind, keptByKind } from "@/lib/findings/kept-counts";
import { themeHits } from "@/lib/findings/queries/theme-hits";
import { countVisitedSites } from "@/lib/findings/queries/visited-sites";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import { siteKinds, type DimensionKey, type SiteKind } from "@/lib/vocabulary";

/**
 * Question: how many present-day sites speak of each theme, of which kinds, and in how many entries? Which sites they
 * are is in theme-sites.
 * A site speaks of a theme if an entry of its counted visits has the theme or any below it: an entry under two
 * children of a theme is one entry, a site with ten entries is one site.
 * Denominator: the present-day sites with at least one counted visit under the filter's site, kind and days.
 * Excluded: drafts, returned and voided visits; submitted ones unless 含未审核; an entry under a theme of another
 * dimension.
 */
export interface ThemeSupport {
  id: string;
  parentId: string | null;
  dimension: DimensionKey;
  name: string;
  definition: string;
  /** 0 for a theme at the top of the tree. */
  depth: number;
  /** Its position among its siblings. */
  position: number;
  /** No longer offered; what it has counts as before. */
  archived: boolean;
  /** How many sites speak of it. */
  support: number;
  entries: number;
  /** Sites by kind; they add up to the support. */
  byKind: Record<SiteKind, number>;
}

export interface ThemeSupports {
  /** The denominator of every support. */
  visited: number;
  /** Strongest first, then by entries, then by the order of the tree. Themes that nobody raised are last. */
  themes: ThemeSupport[];
}

interface ThemeRow {
  id: string;
  parentId: string | null;
  dimension: DimensionKey;
  name: string;
  definition: string;
  position: number;
  archived: boolean;
}

type Hits = { themeId: string; kind: SiteKind; sites: number; entries: number };

function hitsByTheme(scope: ProjectScope, filter: FindingsFilter, reader: Reader): Promise<Hits[]> {
  if (areKeptByKind(filter))
    return reader.$queryRaw<Hits[]>(Prisma.sql`
      SELECT theme_id AS "themeId", kind, sites, entries FROM (${keptByKind(scope, filter)}) AS heard`);
  return reader.$queryRaw<Hits[]>(Prisma.sql`
    WITH hits AS (${themeHits(scope, filter)})
    SELECT theme_id AS "themeId", kind, count(*)::int AS sites, sum(entries)::int AS entries
    FROM hits GROUP BY theme_id, kind`);
}

function depthOf(theme: ThemeRow, byId: Map<string, ThemeRow>): number {
  let depth = 0;
  for (let at = theme.parentId; at && depth < 20; at = byId.get(at)?.parentId ?? null) depth += 1;
  return depth;
}

function supportOf(theme: ThemeRow, depth: number, hits: Hits[]): ThemeSupport {
  const byKind = Object.fromEntries(siteKinds.map((kind) => [kind, 0])) as Record<SiteKind, number>; // a key each
  for (const hit of hits) byKind[hit.kind] = hit.sites;
  const sum = (of: (hit: Hits) => number) => hits.reduce((total, hit) => total + of(hit), 0);
  return { ...theme, depth, byKind, support: sum((hit) => hit.sites), entries: sum((hit) => hit.entries) };
}

export async function themeSupport(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<ThemeSupports> {
  const [rows, hits, visited] = await Promise.all([
    reader.theme.findMany({
      where: { projectId: scope.projectId, ...(filter.dimension && { dimension: filter.dimension }) },
      select: {
        id: true,
        parentId: true,
        dimension: true,
        name: true,
        definition: true,
        position: true,
        archivedAt: true,
      },
      orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
    }),
    hitsByTheme(scope, filter, reader),
    countVisitedSites(scope, filter, reader),
  ]);
  const themes = rows.map(({ archivedAt, ...row }) => ({
    ...row,
    archived: archivedAt !== null,
    dimension: row.dimension as DimensionKey, // checked by the database
  }));
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const ofTheme = groupBy(hits, (hit) => hit.themeId);
  const supports = themes.map((theme) => supportOf(theme, depthOf(theme, byId), ofTheme.get(theme.id) ?? []));
  supports.sort((a, b) => b.support - a.support || b.entries - a.entries);
  return { visited, themes: supports };
}
