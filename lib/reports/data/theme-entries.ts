import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { countedEntries } from "@/lib/findings/filter";
import { Prisma } from "@/lib/generated/prisma/client";
import { reportFilter } from "@/lib/reports/data/counts";
import type { ThemeEntry } from "@/lib/reports/drafting";
import type { CitedEntry } from "@/lib/reports/types";
import type { EntryForm } from "@/lib/vocabulary";

interface Row extends CitedEntry {
  themeId: string;
  own: boolean;
  entryId: string;
  form: EntryForm;
}

/**
 * Every counted entry under every theme or any below it, by the same branches as the support of the theme: the distinct
 * sites of a theme's rows here are the sites of its support. In the order of the visits.
 */
export async function readThemeEntries(
  scope: ProjectScope,
  includeUnapproved: boolean,
  reader: Reader = readOnly(),
): Promise<ThemeEntry[]> {
  const rows = await reader.$queryRaw<Row[]>(Prisma.sql`
    WITH counted AS (
      SELECT e.id, e.text, e.form, e.dimension, e.position, v.id AS visit_id, v.state, v.visited_on,
        s.id AS site_id, s.name, s.kind,
        (SELECT nullif(former.name, s.name) FROM sites former
          WHERE former.project_id = v.project_id AND former.id = v.site_id) AS visited_as
      FROM ${countedEntries(scope, reportFilter(includeUnapproved))}
    )
    SELECT branch.root_id AS "themeId", bool_or(branch.root_id = branch.theme_id) AS own, counted.id AS "entryId", counted.form,
      counted.visit_id AS "visitId", counted.state AS "visitState", to_char(counted.visited_on, 'YYYY-MM-DD') AS "visitedOn",
      counted.site_id AS "siteId", counted.name AS "siteName", counted.kind AS "siteKind", counted.visited_as AS "visitedAs",
      counted.dimension, counted.text
    FROM counted
    JOIN entry_themes et ON et.project_id = ${scope.projectId}::uuid AND et.entry_id = counted.id
    JOIN theme_branches(${scope.projectId}::uuid) branch
      ON branch.theme_id = et.theme_id AND branch.dimension = counted.dimension
    GROUP BY branch.root_id, counted.id, counted.form, counted.visit_id, counted.state, counted.visited_on, counted.site_id,
      counted.name, counted.kind, counted.visited_as, counted.dimension, counted.text, counted.position
    ORDER BY counted.visited_on, counted.visit_id, counted.position, counted.id`);
  return rows.map(({ themeId, own, entryId, form, ...entry }) => ({ themeId, own, entryId, form, entry }));
}
