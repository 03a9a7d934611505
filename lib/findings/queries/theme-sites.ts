import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { groupBy } from "@/lib/findings/group-by";
import { themeHits } from "@/lib/findings/queries/theme-hits";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { SiteKind } from "@/lib/vocabulary";

/**
 * Question: which present-day sites are behind the support of each theme, and with how many entries each?
 * Denominator: none; as many sites as theme-support counts, in the order of the project's list.
 * Excluded: as in theme-support.
 */
export interface ThemeSite {
  id: string;
  name: string;
  kind: SiteKind;
  entries: number;
}

/** @param only the themes to read; without it, every theme that a site speaks of */
export async function themeSites(
  scope: ProjectScope,
  filter: FindingsFilter,
  only: readonly string[] | null = null,
  reader: Reader = readFindings(),
): Promise<Map<string, ThemeSite[]>> {
  const rows = await reader.$queryRaw<(ThemeSite & { themeId: string })[]>(Prisma.sql`
    WITH hits AS (${themeHits(scope, filter)})
    SELECT theme_id AS "themeId", site_id AS id, name, kind, entries FROM hits
    ${only ? Prisma.sql`WHERE theme_id = ANY(${only}::uuid[])` : Prisma.empty}
    ORDER BY position, name, site_id`);
  const groups = groupBy(rows, (row) => row.themeId);
  return new Map([...groups].map(([id, sites]) => [id, sites.map(({ themeId: _of, ...site }) => site)]));
}

/**
 * The same for a table of all themes and these sites, without an object for each of its cells: the numbers of a theme
 * stay one short text until they are asked for, in the order of the sites.
 */
export async function themeCells(
  scope: ProjectScope,
  filter: FindingsFilter,
  siteIds: readonly string[],
  reader: Reader = readFindings(),
): Promise<(themeId: string) => number[]> {
  const rows = await reader.$queryRaw<{ themeId: string; cells: string }[]>(Prisma.sql`
    WITH hits AS (${themeHits(scope, filter)})
    SELECT theme_id AS "themeId", string_agg(place.number || ' ' || hits.entries, ',') AS cells
    FROM hits JOIN unnest(${siteIds}::uuid[]) WITH ORDINALITY AS place (id, number) ON place.id = hits.site_id
    GROUP BY theme_id`);
  const cellsOf = new Map(rows.map(({ themeId, cells }) => [themeId, cells]));
  return (themeId) => {
    const numbers = siteIds.map(() => 0);
    for (const cell of cellsOf.get(themeId)?.split(",") ?? []) {
      const [place, entries] = cell.split(" ").map(Number);
      if (place !== undefined && entries !== undefined) numbers[place - 1] = entries;
    }
    return numbers;
  };
}
