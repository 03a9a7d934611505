import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { branchIds, countedAmong } from "@/lib/findings/filter";
import { without } from "@/lib/findings/filter-address";
import { keptByTheme } from "@/lib/findings/kept-counts";
import { tellingQuotes } from "@/lib/findings/quotes";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey, EntryForm } from "@/lib/vocabulary";

/**
 * Question: in which words do the sites say most of what several of them say of a theme? Three entries, each of another
 * site, 原话 before 归纳.
 * Denominator: `lookedAt`, the entries that were compared: all of the theme's, or the newest visits of each site as far
 * as about 300 entries reach.
 * Excluded: as in theme-support.
 */
export interface ThemeQuote {
  id: string;
  text: string;
  form: EntryForm;
  visitId: string;
  /** YYYY-MM-DD */
  visitedOn: string;
  siteId: string;
  siteName: string;
}

export interface ThemeQuotes {
  quotes: ThemeQuote[];
  lookedAt: number;
}

export const quoteBounds = { shown: 3, lookedAt: 300 };

/** 原话 that tell most; where too few sites have any, 归纳 of other sites stand in. */
export function strongestQuotes(entries: readonly ThemeQuote[], most: number): ThemeQuote[] {
  const chosen = tellingQuotes(
    entries.filter(({ form }) => form === "verbatim"),
    most,
  );
  const quoted = new Set(chosen.map(({ siteId }) => siteId));
  const others = entries.filter(({ siteId }) => !quoted.has(siteId));
  return [...chosen, ...tellingQuotes(others, most - chosen.length)];
}

/**
 * `said`: the theme's entries in these visits, for a WITH. The entries of each visit are looked up by its key, and the
 * themes of each by its own, whatever the statistics say: joined, the planner may read all entries of the theme anew
 * for each entry of the visits, and of a large theme they are many more than are looked at. The project is asked of
 * what was found: asked beside the visit, all its entries may be gone through for each visit.
 */
const saidIn = (visits: Prisma.Sql, scope: ProjectScope, filter: FindingsFilter) => Prisma.sql`
  said AS MATERIALIZED (
    SELECT entry.* FROM (${visits}) AS heard_at, LATERAL (
      SELECT * FROM entries e
      WHERE e.visit_id = heard_at.id AND e.dimension = ${filter.dimension} AND EXISTS (
        SELECT 1 FROM entry_themes
        WHERE project_id = ${scope.projectId}::uuid AND entry_id = e.id AND theme_id = ANY(${branchIds(scope, filter)})
        OFFSET 0
      ) OFFSET 0
    ) AS entry
  )`;

export async function themeQuotes(
  scope: ProjectScope,
  filter: FindingsFilter,
  theme: { id: string; dimension: DimensionKey },
  { bounds = quoteBounds, reader = readFindings() }: { bounds?: typeof quoteBounds; reader?: Reader } = {},
): Promise<ThemeQuotes> {
  const ofTheme = { ...without(filter, "q", "mark"), dimension: theme.dimension, theme: theme.id };
  const rows = await reader.$queryRaw<ThemeQuote[]>(Prisma.sql`
    WITH heard AS (
      SELECT v.id, v.visited_on, c.entries,
        row_number() OVER (PARTITION BY s.id ORDER BY v.visited_on DESC, v.id DESC) AS newest
      FROM ${keptByTheme(scope, without(ofTheme, "dimension"))}
    ), added AS (
      SELECT id, sum(entries) OVER (ORDER BY newest, visited_on DESC, id) - entries AS before FROM heard
    ), ${saidIn(Prisma.sql`SELECT id FROM added WHERE before < ${bounds.lookedAt}`, scope, ofTheme)}
    SELECT e.id, e.text, e.form, v.id AS "visitId", to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn",
      s.id AS "siteId", s.name AS "siteName"
    FROM ${countedAmong(scope, without(ofTheme, "theme"), Prisma.sql`said`)}
    ORDER BY v.visited_on, e.id`);
  return { quotes: strongestQuotes(rows, bounds.shown), lookedAt: rows.length };
}
