import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { countedEntries } from "@/lib/findings/filter";
import { groupBy } from "@/lib/findings/group-by";
import { listVisitedSites, type VisitedSite } from "@/lib/findings/queries/visited-sites";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import { siteKinds, type DimensionKey, type SiteKind } from "@/lib/vocabulary";

/**
 * Question: how many present-day sites speak of each theme, which, and in how many entries?
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
  /** The sites behind the number, in the order of the project's list. sites.length is the support. */
  sites: { id: string; name: string; kind: SiteKind; entries: number }[];
  entries: number;
  /** Sites by kind; they add up to sites.length. */
  byKind: Record<SiteKind, number>;
}

export interface ThemeSupports {
  visitedSites: VisitedSite[];
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
}

type Hit = { themeId: string; id: string; name: string; kind: SiteKind; entries: number };

function hitsByTheme(scope: ProjectScope, filter: FindingsFilter, reader: Reader): Promise<Hit[]> {
  return reader.$queryRaw<Hit[]>(Prisma.sql`
    WITH counted AS (
      SELECT e.id, e.dimension, s.id AS site_id, s.name, s.kind, s.position FROM ${countedEntries(scope, filter)}
    )
    SELECT branch.root_id AS "themeId", counted.site_id AS id, counted.name, counted.kind, count(DISTINCT counted.id)::int AS entries
    FROM counted
    JOIN entry_themes et ON et.project_id = ${scope.projectId}::uuid AND et.entry_id = counted.id
    JOIN theme_branches(${scope.projectId}::uuid) branch
      ON branch.theme_id = et.theme_id AND branch.dimension = counted.dimension
    GROUP BY branch.root_id, counted.site_id, counted.name, counted.kind, counted.position
    ORDER BY counted.position, counted.name, counted.site_id`);
}

function depthOf(theme: ThemeRow, byId: Map<string, ThemeRow>): number {
  let depth = 0;
  for (let at = theme.parentId; at && depth < 20; at = byId.get(at)?.parentId ?? null) depth += 1;
  return depth;
}

function supportOf(theme: ThemeRow, depth: number, hits: Hit[]): ThemeSupport {
  const byKind = Object.fromEntries(siteKinds.map((kind) => [kind, 0])) as Record<SiteKind, number>; // a key each
  for (const hit of hits) byKind[hit.kind] += 1;
  const sites = hits.map(({ id, name, kind, entries }) => ({ id, name, kind, entries }));
  return { ...theme, depth, sites, byKind, entries: hits.reduce((sum, hit) => sum + hit.entries, 0) };
}

export async function themeSupport(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readOnly(),
): Promise<ThemeSupports> {
  const rows = await reader.theme.findMany({
    where: { projectId: scope.projectId, ...(filter.dimension && { dimension: filter.dimension }) },
    select: { id: true, parentId: true, dimension: true, name: true, definition: true, position: true },
    orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
  });
  const hits = await hitsByTheme(scope, filter, reader);
  const visitedSites = await listVisitedSites(scope, filter, reader);
  const themes = rows.map((row) => ({ ...row, dimension: row.dimension as DimensionKey })); // checked by the database
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const ofTheme = groupBy(hits, (hit) => hit.themeId);
  const supports = themes.map((theme) => supportOf(theme, depthOf(theme, byId), ofTheme.get(theme.id) ?? []));
  supports.sort((a, b) => b.sites.length - a.sites.length || b.entries - a.entries);
  return { visitedSites, themes: supports };
}
