import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedEntries, sitePlace } from "@/lib/findings/filter";
import { areKept, hasDays, keptThemes } from "@/lib/findings/kept-counts";
import { inBranches } from "@/lib/findings/queries/theme-hits";
import { groupBy } from "@/lib/findings/group-by";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { EntryForm } from "@/lib/vocabulary";

/**
 * Question: in which words was each theme raised? A few entries, one for each site, 原话 before 归纳, in the order of the
 * project's sites.
 * Denominator: none; a sample, never a count.
 * Excluded: as in theme-support; entries under a theme of another dimension.
 */
export interface ThemeSample {
  themeId: string;
  entryId: string;
  visitId: string;
  siteName: string;
  text: string;
  form: EntryForm;
}

/** So many sites in the project's order are asked first. Most themes that many speak of have their samples there. */
const nearPlaces = 64;

export async function themeSamples(
  scope: ProjectScope,
  filter: FindingsFilter,
  { perTheme, only, near = nearPlaces }: { perTheme: number; only: readonly string[]; near?: number },
  reader: Reader = readFindings(),
): Promise<Map<string, ThemeSample[]>> {
  const found = areKept(filter) && !filter.theme ? keptSamples : countedSamples;
  const part = (of: Part) => Prisma.sql`
    SELECT theme_id, sample_id, verbatim, place FROM (${found(scope, filter, of)}) AS spoken JOIN ordered USING (site_id)`;
  const themes = Prisma.sql`${[...only]}::uuid[]`;
  const sites = Prisma.sql`ARRAY(
    SELECT ps.site_id FROM ordered
    JOIN present_sites ps ON ps.project_id = ${scope.projectId}::uuid AND ps.present_id = ordered.site_id
    WHERE place <= ${near})`;
  const others = Prisma.sql`ARRAY(SELECT unnest(${themes}) EXCEPT SELECT theme_id FROM enough)`;
  // The sites have a number in their order, so that the first of a theme are the least numbers. A site with 原话 and 归纳
  // has two, so among twice as many numbers are enough sites. Sites with 原话 come before all others: where enough of
  // them are near, the sites after them are not read.
  const rows = await reader.$queryRaw<ThemeSample[]>(Prisma.sql`
    WITH ordered AS MATERIALIZED (
      SELECT s.id AS site_id, s.name, row_number() OVER (ORDER BY s.position, s.name, s.id) AS place
      FROM sites s WHERE s.project_id = ${scope.projectId}::uuid ${sitePlace(filter)}
    ), near AS MATERIALIZED (${part({ themes, sites })}),
    enough AS MATERIALIZED (
      SELECT theme_id FROM near WHERE verbatim GROUP BY theme_id HAVING count(DISTINCT place) >= ${perTheme}
    ), found AS MATERIALIZED (
      SELECT *, CASE WHEN verbatim THEN place ELSE place + ${afterAll}::bigint END AS number
      FROM (SELECT near.* FROM near JOIN enough USING (theme_id) UNION ALL ${part({ themes: others })}) AS spoken
    ), firsts AS (
      SELECT theme_id, (array_agg(DISTINCT number))[1:${2 * perTheme}::int] AS numbers FROM found GROUP BY theme_id
    ), chosen AS (
      SELECT theme_id, number % ${afterAll}::bigint AS place, row_number() OVER (PARTITION BY theme_id ORDER BY min(number)) AS rank
      FROM firsts, unnest(numbers) AS number GROUP BY 1, 2
    ), samples AS (
      SELECT DISTINCT ON (chosen.theme_id, chosen.place) chosen.theme_id, chosen.rank, ordered.name, e.id, e.text, e.form, e.visit_id
      FROM chosen JOIN found USING (theme_id, place) JOIN ordered ON ordered.place = chosen.place
      JOIN entries e ON e.project_id = ${scope.projectId}::uuid AND e.id = found.sample_id
      JOIN visits v ON v.project_id = e.project_id AND v.id = e.visit_id
      WHERE chosen.rank <= ${perTheme}
      ORDER BY chosen.theme_id, chosen.place, e.form = 'verbatim' DESC, v.visited_on, e.position, e.id
    )
    SELECT theme_id AS "themeId", id AS "entryId", visit_id AS "visitId", name AS "siteName", text, form
    FROM samples ORDER BY theme_id, rank`);
  return groupBy(rows, (row) => row.themeId);
}

/** More than any project has sites. */
const afterAll = 1_000_000_000;

interface Part {
  /** Their ids, as an array … */
  themes: Prisma.Sql;
  /** … and those of the sites, as they were visited; of all if left out. */
  sites?: Prisma.Sql;
}
const at = (site: Prisma.Sql, { sites }: Part) => (sites ? Prisma.sql`AND ${site} = ANY(${sites})` : Prisma.empty);

/**
 * The entries that speak for sites or visits, as they are kept: theme_id, the present-day site, sample_id, verbatim.
 */
function keptSamples(scope: ProjectScope, filter: FindingsFilter, part: Part): Prisma.Sql {
  const site = hasDays(filter) ? Prisma.sql`v.site_id` : Prisma.sql`c.site_id`;
  return Prisma.sql`
    SELECT c.theme_id, s.id AS site_id, c.sample_id, c.verbatim
    FROM ${keptThemes(scope, filter)} AND c.theme_id = ANY(${part.themes}) ${at(site, part)}`;
}

/** The same from the entries themselves. */
function countedSamples(scope: ProjectScope, filter: FindingsFilter, part: Part): Prisma.Sql {
  return Prisma.sql`
    SELECT branch.root_id AS theme_id, s.id AS site_id, e.id AS sample_id, e.form = 'verbatim' AS verbatim
    FROM ${countedEntries(scope, filter, inBranches(scope))} AND branch.root_id = ANY(${part.themes})
      ${at(Prisma.sql`v.site_id`, part)}`;
}
