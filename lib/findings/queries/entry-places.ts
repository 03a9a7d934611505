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

/** How many entries of a visit are in the list: of it, those without a theme (part 0) and the others (part 1). */
function lengths(scope: ProjectScope, filter: FindingsFilter, uncodedFirst: boolean): Prisma.Sql {
  const part = (number: number, entries: Prisma.Sql, from: Prisma.Sql) => Prisma.sql`
    SELECT ${number}::int AS part, v.id, v.visited_on, sum(${entries})::int AS entries FROM ${from} GROUP BY v.id, v.visited_on`;
  const { theme } = filter;
  const { entries, from } = keptByVisit(scope, filter);
  if (theme || !uncodedFirst) return part(!theme || theme === "none" ? 0 : 1, entries, from);
  return Prisma.sql`${part(0, Prisma.sql`c.uncoded`, from)} UNION ALL ${part(1, Prisma.sql`c.entries - c.uncoded`, from)}`;
}

export async function entryPlaces(
  scope: ProjectScope,
  filter: FindingsFilter,
  { start, size, uncodedFirst }: PlacesInput,
  reader: Reader,
): Promise<EntryPlaces> {
  const rows = await reader.$queryRaw<
    { total: number; before: number; uncoded: string[]; others: string[]; branch: string[] }[]
  >(Prisma.sql`
    WITH lengths AS (${lengths(scope, filter, uncodedFirst)}),
    places AS (
      SELECT part, id, entries, sum(entries) OVER (ORDER BY part, visited_on, id) - entries AS before FROM lengths WHERE entries > 0
    ), chosen AS (SELECT * FROM places WHERE before < ${start + size} AND before + entries > ${start})
    SELECT (SELECT coalesce(sum(entries), 0)::int FROM lengths) AS total,
      coalesce(min(before), 0)::int AS before,
      coalesce(array_agg(id) FILTER (WHERE part = 0), '{}') AS uncoded,
      coalesce(array_agg(id) FILTER (WHERE part = 1), '{}') AS others, ${branchIds(scope, filter)} AS branch
    FROM chosen`);
  const none = { total: 0, before: 0, uncoded: [], others: [], branch: [] };
  const { total, before, uncoded, others, branch } = rows[0] ?? none;
  const both = uncodedFirst
    ? Prisma.sql`AND CASE WHEN ${carriesTheme()} THEN v.id = ANY(${others}::uuid[]) ELSE v.id = ANY(${uncoded}::uuid[]) END`
    : Prisma.empty;
  const within = Prisma.sql`AND v.id = ANY(${[...uncoded, ...others]}::uuid[]) ${fewWithTheme(filter, branch)} ${both}`;
  return { total, start: start - before, within };
}
