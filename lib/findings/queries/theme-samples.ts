import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { countedEntries } from "@/lib/findings/filter";
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
  reader: Reader = readOnly(),
): Promise<Map<string, ThemeSample[]>> {
  const { perTheme, only } = input;
  const rows = await reader.$queryRaw<ThemeSample[]>(Prisma.sql`
    WITH counted AS (
      SELECT e.id, e.dimension, e.text, e.form, e.position AS place, v.id AS visit_id, v.visited_on, s.id AS site_id, s.name, s.position
      FROM ${countedEntries(scope, filter)}
    ), first_of_site AS (
      SELECT DISTINCT ON (branch.root_id, counted.site_id) branch.root_id, counted.*
      FROM counted
      JOIN entry_themes et ON et.project_id = ${scope.projectId}::uuid AND et.entry_id = counted.id
      JOIN theme_branches(${scope.projectId}::uuid) branch
        ON branch.theme_id = et.theme_id AND branch.dimension = counted.dimension
      ${only ? Prisma.sql`WHERE branch.root_id = ANY(${only}::uuid[])` : Prisma.empty}
      ORDER BY branch.root_id, counted.site_id, counted.form = 'verbatim' DESC, counted.visited_on, counted.place, counted.id
    ), ranked AS (
      SELECT *, row_number() OVER (PARTITION BY root_id ORDER BY form = 'verbatim' DESC, position, name, id) AS rank FROM first_of_site
    )
    SELECT root_id AS "themeId", id AS "entryId", visit_id AS "visitId", name AS "siteName", text, form
    FROM ranked WHERE rank <= ${perTheme} ORDER BY root_id, rank`);
  return groupBy(rows, (row) => row.themeId);
}
