import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
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
  reader: Reader = readOnly(),
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
 * The same for a table of all themes and sites, without an object for each of its cells: a theme's numbers stay one text
 * until they are asked for.
 */
export async function themeCells(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readOnly(),
): Promise<(themeId: string) => Map<string, number>> {
  const rows = await reader.$queryRaw<{ themeId: string; cells: string }[]>(Prisma.sql`
    WITH hits AS (${themeHits(scope, filter)})
    SELECT theme_id AS "themeId", string_agg(site_id || ' ' || entries, ',') AS cells FROM hits GROUP BY theme_id`);
  const cellsOf = new Map(rows.map(({ themeId, cells }) => [themeId, cells]));
  return (themeId) =>
    new Map(
      (cellsOf.get(themeId) ?? "").split(",").map((cell) => {
        const [site = "", entries] = cell.split(" ");
        return [site, Number(entries ?? 0)];
      }),
    );
}
