import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { countedEntries, countedVisits } from "@/lib/findings/filter";
import { Prisma } from "@/lib/generated/prisma/client";
import { reportFilter, type CountRule } from "@/lib/reports/report-filter";
import type { ThemeEntry } from "@/lib/reports/draft-input";
import type { CitedEntry } from "@/lib/reports/types";
import type { EntryForm } from "@/lib/vocabulary";

/** From how many visits of a site, and from how many entries of a theme, a draft chooses what it quotes. */
export const candidates = { visitsOfSite: 3, ofTheme: 20 };
type Bounds = typeof candidates;

interface Row extends CitedEntry {
  themeId: string;
  entryId: string;
  form: EntryForm;
}

/** Entry e with each of its themes t. */
const ownThemes = Prisma.sql`
  JOIN entry_themes et ON et.project_id = e.project_id AND et.entry_id = e.id
  JOIN themes t ON t.project_id = et.project_id AND t.id = et.theme_id AND t.dimension = e.dimension`;

/** Of `found`: theme_id, id, form, site_id, visited_on. The texts are read for the chosen ones alone. */
function textsOf(scope: ProjectScope, found: Prisma.Sql, { ofTheme }: Bounds, only = Prisma.sql`true`): Prisma.Sql {
  return Prisma.sql`
    WITH found AS (${found}), by_site AS (
      SELECT *, row_number() OVER (PARTITION BY theme_id, site_id, form ORDER BY visited_on DESC, id) AS of_site FROM found
    ), chosen AS (
      SELECT *, count(*) OVER (PARTITION BY theme_id) AS of_theme,
        row_number() OVER (PARTITION BY theme_id ORDER BY form = 'summary' DESC, of_site, visited_on DESC, id) AS place
      FROM by_site
    )
    SELECT chosen.theme_id AS "themeId", e.id AS "entryId", e.form, v.id AS "visitId", v.state AS "visitState",
      to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn", s.id AS "siteId", s.name AS "siteName", s.kind AS "siteKind",
      nullif(former.name, s.name) AS "visitedAs", e.dimension, e.text
    FROM chosen
    JOIN entries e ON e.project_id = ${scope.projectId}::uuid AND e.id = chosen.id
    JOIN visits v ON v.project_id = e.project_id AND v.id = e.visit_id
    JOIN sites s ON s.project_id = e.project_id AND s.id = chosen.site_id
    JOIN sites former ON former.project_id = e.project_id AND former.id = v.site_id
    WHERE chosen.place <= ${ofTheme} AND ${only}`;
}

const columns = Prisma.sql`t.id AS theme_id, e.id, e.form, s.id AS site_id, v.visited_on`;

/**
 * The counted entries that have a theme themselves, from which a draft chooses what it quotes. Of a theme at most 20,
 * and a theme of no more is read whole. A theme that has as many in the newest three visits of each site is read from
 * those alone: summaries before quotations, the newest of each site before its second one. So a project of any size is
 * drafted from a few thousand texts.
 */
export async function readThemeEntries(
  scope: ProjectScope,
  rule: boolean | CountRule,
  reader: Reader = readOnly(),
  bounds = candidates,
): Promise<ThemeEntry[]> {
  const filter = reportFilter(rule);
  const recent = Prisma.sql`
    SELECT id FROM (
      SELECT v.id, row_number() OVER (PARTITION BY s.id ORDER BY v.visited_on DESC, v.id DESC) AS newest
      FROM ${countedVisits(scope, filter)}
    ) AS visit WHERE newest <= ${bounds.visitsOfSite}`;
  const found = Prisma.sql`SELECT ${columns} FROM ${countedEntries(scope, filter, ownThemes)} AND v.id IN (${recent})`;
  const often = await reader.$queryRaw<Row[]>(textsOf(scope, found, bounds, Prisma.sql`of_theme >= ${bounds.ofTheme}`));
  const enough = [...new Set(often.map(({ themeId }) => themeId))];
  // Theme by theme: as a join, the planner would read the whole project.
  const others = Prisma.sql`
    SELECT entry.* FROM themes rare CROSS JOIN LATERAL (
      SELECT ${columns} FROM ${countedEntries(scope, filter, ownThemes)} AND et.theme_id = rare.id OFFSET 0
    ) AS entry WHERE rare.project_id = ${scope.projectId}::uuid AND rare.id <> ALL(${enough}::uuid[])`;
  const rare = await reader.$queryRaw<Row[]>(textsOf(scope, others, bounds));
  return [...often, ...rare].map(({ themeId, entryId, form, ...entry }) => ({ themeId, entryId, form, entry }));
}
