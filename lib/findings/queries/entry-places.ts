import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Reader } from "@/lib/db";
import { branchIds, carriesTheme, fewWithTheme } from "@/lib/findings/filter";
import { keptByVisit } from "@/lib/findings/kept-counts";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Question: in which visits does a page of the entry list lie? The visits have their day as order and their number of
 * entries as length, so the page is found without reading the entries before it.
 * Denominator: none.
 * Excluded: what the filter excludes, nothing else. Not for a filter by words.
 */
export interface EntryPlaces {
  /** All entries of the list. */
  total: number;
  /** How many entries of the chosen visits come before the page. */
  start: number;
  /** AND …: only the entries of the chosen visits that have the filter's theme. */
  within: Prisma.Sql;
}

interface PlacesInput {
  start: number;
  size: number;
  /** First all entries without a theme, then the others, each in the order of the visits. */
  uncodedFirst: boolean;
}

/** What of a row is in the list: without a theme (part 0), and with one (part 1). */
function lengthsOf(filter: FindingsFilter, uncodedFirst: boolean): readonly [Prisma.Sql, Prisma.Sql] {
  const [none, all] = [Prisma.sql`0`, Prisma.sql`c.entries`];
  if (filter.theme === "none") return [Prisma.sql`c.uncoded`, none];
  if (filter.theme) return [none, all];
  return uncodedFirst ? [Prisma.sql`c.uncoded`, Prisma.sql`c.entries - c.uncoded`] : [all, none];
}

export async function entryPlaces(
  scope: ProjectScope,
  filter: FindingsFilter,
  { start, size, uncodedFirst }: PlacesInput,
  reader: Reader,
): Promise<EntryPlaces> {
  const { from } = keptByVisit(scope, filter);
  const [first, second] = lengthsOf(filter, uncodedFirst);
  const sums = Prisma.sql`sum(${first})::int AS first, sum(${second})::int AS second`;
  const parts = Prisma.sql`LATERAL (VALUES (0, first), (1, second)) AS part (part, entries)`;
  // First the days in which the page lies, then the visits of these days.
  const rows = await reader.$queryRaw<
    { total: number; before: number; uncoded: string[]; others: string[]; branch: string[] }[]
  >(Prisma.sql`
    WITH days AS (SELECT v.visited_on AS day, ${sums} FROM ${from} GROUP BY v.visited_on),
    lengths AS (
      SELECT part, day, entries, sum(entries) OVER (ORDER BY part, day) - entries AS before FROM days, ${parts} WHERE entries > 0
    ), near AS MATERIALIZED (SELECT * FROM lengths WHERE before < ${start + size} AND before + entries > ${start}),
    visits_near AS (
      SELECT v.id, v.visited_on AS day, ${sums} FROM ${from} AND v.visited_on = ANY(ARRAY(SELECT day FROM near))
      GROUP BY v.id, v.visited_on
    ), places AS (
      SELECT near.part, id, part.entries,
        near.before + sum(part.entries) OVER (PARTITION BY near.part, near.day ORDER BY id) - part.entries AS before
      FROM visits_near JOIN near USING (day), ${parts} WHERE part.part = near.part AND part.entries > 0
    ), chosen AS (SELECT * FROM places WHERE before < ${start + size} AND before + entries > ${start})
    SELECT (SELECT coalesce(sum(entries), 0)::int FROM lengths) AS total,
      coalesce(min(before), 0)::int AS before,
      coalesce(array_agg(id) FILTER (WHERE part = 0), '{}') AS uncoded,
      coalesce(array_agg(id) FILTER (WHERE part = 1), '{}') AS others, ${branchIds(scope, filter)} AS branch
    FROM chosen`);
  const none = { total: 0, before: 0, uncoded: [], others: [], branch: [] };
  const { total, before, uncoded, others, branch } = rows[0] ?? none;
  const both = uncodedFirst
    ? Prisma.sql`AND CASE WHEN ${carriesTheme(Prisma.sql`OFFSET 0`)} THEN v.id = ANY(${others}::uuid[]) ELSE v.id = ANY(${uncoded}::uuid[]) END`
    : Prisma.empty;
  const chosen = Prisma.sql`${[...uncoded, ...others]}::uuid[]`;
  // Said of both, because the planner does not carry a list from one to the other, and reads all entries.
  const few = Prisma.sql`AND v.id = ANY(${chosen}) AND e.visit_id = ANY(${chosen})`;
  const within = Prisma.sql`${few} ${fewWithTheme(filter, branch)} ${both}`;
  return { total, start: start - before, within };
}
