import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { without } from "@/lib/findings/filter-address";
import { countedVisits } from "@/lib/findings/filter";
import { groupBy } from "@/lib/findings/group-by";
import { keptByDimension } from "@/lib/findings/kept-counts";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

/**
 * Question: how many entries has each dimension, by the week of the visit?
 * Denominator: none; the weeks of a dimension add up to its entries.
 * Excluded: drafts, returned and voided visits; submitted ones unless 含未审核. Dimension, theme, mark and search of the
 * filter are ignored. Every week is there from the first visit to the last, also one without a visit.
 */
export interface EntryWeek {
  /** Monday of the week, YYYY-MM-DD. */
  week: string;
  entries: Record<DimensionKey, number>;
}

export async function entryWeeks(
  scope: ProjectScope,
  asked: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<EntryWeek[]> {
  const filter = without(asked, "dimension", "theme", "mark", "q");
  const rows = await reader.$queryRaw<{ week: string; dimension: DimensionKey | null; entries: number }[]>(Prisma.sql`
    WITH days AS (
      SELECT c.dimension, v.visited_on AS day, sum(c.entries) AS entries FROM ${keptByDimension(scope, filter)} GROUP BY 1, 2
    ), weeks AS (
      SELECT dimension, date_trunc('week', day)::date AS week, sum(entries)::int AS entries FROM days GROUP BY 1, 2
    ), span AS (
      SELECT min(v.visited_on) AS first, max(v.visited_on) AS last FROM ${countedVisits(scope, filter)}
    ), calendar AS (
      SELECT generate_series(date_trunc('week', first), last, interval '7 days')::date AS week FROM span
    )
    SELECT to_char(calendar.week, 'YYYY-MM-DD') AS week, dimension, entries
    FROM calendar LEFT JOIN weeks USING (week) ORDER BY calendar.week`);
  return [...groupBy(rows, ({ week }) => week)].map(([week, counted]) => {
    const of = (key: DimensionKey) => counted.find(({ dimension }) => dimension === key)?.entries ?? 0;
    return { week, entries: Object.fromEntries(dimensionKeys.map((key) => [key, of(key)])) as EntryWeek["entries"] }; // a key each
  });
}
