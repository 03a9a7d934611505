import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedEntries } from "@/lib/findings/filter";
import { areKept, keptThemes } from "@/lib/findings/kept-counts";
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

export async function themeSamples(
  scope: ProjectScope,
  filter: FindingsFilter,
  input: {
    perTheme: number;
    /** The themes to read; without it, every theme that a site speaks of. */
    only?: readonly string[];
  },
  reader: Reader = readFindings(),
): Promise<Map<string, ThemeSample[]>> {
  const { perTheme, only } = input;
  const found =
    areKept(filter) && !filter.theme ? keptSamples(scope, filter, only) : countedSamples(scope, filter, only);
  // The sites have a number in their order, so that the first of a theme are the least numbers. A site with 原话 and 归纳
  // has two, so among twice as many numbers are enough sites.
  const rows = await reader.$queryRaw<ThemeSample[]>(Prisma.sql`
    WITH ordered AS MATERIALIZED (
      SELECT id AS site_id, name, row_number() OVER (ORDER BY position, name, id) AS place
      FROM sites WHERE project_id = ${scope.projectId}::uuid
    ), found AS MATERIALIZED (
      SELECT theme_id, sample_id, place, CASE WHEN verbatim THEN place ELSE place + ${afterAll}::bigint END AS number
      FROM (${found}) AS spoken JOIN ordered USING (site_id)
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

type Only = readonly string[] | undefined;
const among = (column: Prisma.Sql, only: Only) =>
  only ? Prisma.sql`AND ${column} = ANY(${only}::uuid[])` : Prisma.empty;

/**
 * The entries that speak for sites or visits, as they are kept: theme_id, the present-day site, sample_id, verbatim.
 */
function keptSamples(scope: ProjectScope, filter: FindingsFilter, only: Only): Prisma.Sql {
  return Prisma.sql`
    SELECT c.theme_id, s.id AS site_id, c.sample_id, c.verbatim
    FROM ${keptThemes(scope, filter)} ${among(Prisma.sql`c.theme_id`, only)}`;
}

/** The same from the entries themselves. */
function countedSamples(scope: ProjectScope, filter: FindingsFilter, only: Only): Prisma.Sql {
  return Prisma.sql`
    SELECT branch.root_id AS theme_id, s.id AS site_id, e.id AS sample_id, e.form = 'verbatim' AS verbatim
    FROM ${countedEntries(scope, filter, inBranches(scope))} ${among(Prisma.sql`branch.root_id`, only)}`;
}
