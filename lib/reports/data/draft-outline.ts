import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { countedAmong, countedStates } from "@/lib/findings/filter";
import { keptInDimensions, keptVisits } from "@/lib/findings/kept-counts";
import { Prisma } from "@/lib/generated/prisma/client";
import { reportFilter } from "@/lib/reports/report-filter";
import type { DimensionKey } from "@/lib/vocabulary";

/** What a first report would be made of. */
export interface DraftOutline {
  visits: number;
  sites: number;
  entries: number;
  /** The themes with a counted entry of their own (`pointThemes`). */
  themes: OutlineTheme[];
  /**
   * Themes that only group others: they have no entry of their own, but one below them has. The findings list them too.
   */
  grouping: OutlineTheme[];
}

export interface OutlineTheme {
  id: string;
  dimension: DimensionKey;
}

interface ThemeRow extends OutlineTheme {
  parentId: string | null;
  spoken: boolean;
}

/** The themes above these, as far as they have no entry of their own. */
function groupingOf(rows: readonly ThemeRow[]): OutlineTheme[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = new Map<string, ThemeRow>();
  for (const row of rows.filter(({ spoken }) => spoken)) {
    let above = byId.get(row.parentId ?? "");
    // A tree has an end; what was walked through before has been walked to its top.
    while (above && !found.has(above.id)) {
      found.set(above.id, above);
      above = byId.get(above.parentId ?? "");
    }
  }
  return [...found.values()].flatMap(({ id, dimension, spoken }) => (spoken ? [] : [{ id, dimension }]));
}

/**
 * The same numbers as the draft itself, without reading its entries. Theme by theme, its entries are looked up until
 * the first that counts. OFFSET 0: as a join, the planner may read the whole project for each theme, for longer than a
 * statement may take.
 */
export async function readDraftOutline(
  scope: ProjectScope,
  includeUnapproved: boolean,
  reader: Reader = readOnly(),
): Promise<DraftOutline> {
  const filter = reportFilter(includeUnapproved);
  const itself = Prisma.sql`(SELECT * FROM entries WHERE project_id = et.project_id AND id = et.entry_id OFFSET 0)`;
  const [totals, themes] = await Promise.all([
    reader.$queryRaw<{ visits: number; sites: number; entries: number }[]>(Prisma.sql`
      SELECT coalesce(sum(c.visits), 0)::int AS visits, count(DISTINCT s.id)::int AS sites,
        (SELECT coalesce(sum(c.entries), 0)::int FROM ${keptInDimensions(scope, filter)}) AS entries
      FROM ${keptVisits(scope, filter, countedStates(scope, filter))}`),
    reader.$queryRaw<ThemeRow[]>(Prisma.sql`
      SELECT t.id, t.dimension, t.parent_id AS "parentId",
        t.archived_at IS NULL AND EXISTS (
          SELECT FROM entry_themes et,
            LATERAL (SELECT FROM ${countedAmong(scope, filter, itself)} AND e.dimension = t.dimension OFFSET 0) AS counted
          WHERE et.theme_id = t.id OFFSET 0
        ) AS spoken
      FROM themes t WHERE t.project_id = ${scope.projectId}::uuid`),
  ]);
  const { visits, sites, entries } = totals[0] ?? { visits: 0, sites: 0, entries: 0 };
  const own = themes.flatMap(({ id, dimension, spoken }) => (spoken ? [{ id, dimension }] : []));
  return { visits, sites, entries, themes: own, grouping: groupingOf(themes) };
}
