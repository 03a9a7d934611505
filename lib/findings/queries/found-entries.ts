import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import {
  branchIds,
  carriesTheme,
  countedAmong,
  entriesHolding,
  fewWithTheme,
  inVisitOrder,
} from "@/lib/findings/filter";
import { without } from "@/lib/findings/filter-address";
import { keptByVisit } from "@/lib/findings/kept-counts";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Question: which entries hold the filter's words? Found month by month in the order of the list, until there are more
 * than anybody reads (docs/decisions/008-search-in-chinese.md).
 * Denominator: none.
 * Excluded: what the filter excludes, nothing else.
 */
export interface FoundEntries {
  /** How many there are, at most `searchLimits.mostFound`. */
  total: number;
  /** There are more than that. */
  more: boolean;
  /** Those of the asked page, in order. */
  ids: string[];
  /** Site id → entries. Incomplete where there are more. */
  bySite: Map<string, number>;
}

export const searchLimits = {
  /** Counting further takes time and tells nobody anything. */
  mostFound: 3_000,
  /** So few texts are read one by one faster than the index is asked for each month. */
  readOneByOne: 5_000,
  /** Under a theme more: of what the index finds, most is under other themes and looked up in vain. */
  readUnderTheme: 50_000,
  /** How many entries the first months have together that are searched at once, and later ones. */
  firstStep: 20_000,
  longestStep: 200_000,
};

interface Month {
  month: number;
  entries: number;
  /** The filter's theme and all below it. */
  branch: string[];
}

/** The months of the visits that the filter selects, and how many entries they have before the words are looked for. */
function monthsOf(scope: ProjectScope, filter: FindingsFilter, reader: Reader): Promise<Month[]> {
  const { entries, from } = keptByVisit(scope, filter);
  return reader.$queryRaw<Month[]>(Prisma.sql`
    SELECT month_of(v.visited_on) AS month, sum(${entries})::int AS entries, ${branchIds(scope, filter)} AS branch FROM ${from}
    GROUP BY 1 HAVING sum(${entries}) > 0 ORDER BY 1`);
}

/** Few months first, because they are often enough. */
function inSteps(months: readonly Month[], { firstStep, longestStep }: typeof searchLimits): number[][] {
  const steps: number[][] = [];
  let size = firstStep;
  let left = 0;
  for (const { month, entries } of months) {
    if (left <= 0) {
      steps.push([]);
      left = size;
      size = Math.min(size * 3, longestStep);
    }
    steps.at(-1)?.push(month);
    left -= entries;
  }
  return steps;
}

/** Every entry of the filter with its text read, found by its theme where that is in the filter. */
function readTexts(scope: ProjectScope, words: string, branch: string[]): Prisma.Sql {
  const own =
    branch.length > 0
      ? Prisma.sql`AND entries.id = ANY(ARRAY(
          SELECT entry_id FROM entry_themes WHERE project_id = ${scope.projectId}::uuid AND theme_id = ANY(${branch}::uuid[])))`
      : Prisma.empty;
  return Prisma.sql`(SELECT * FROM entries WHERE project_id = ${scope.projectId}::uuid AND holds_words(text, ${words}) ${own})`;
}

interface FindInput {
  /** How many of them come before the page. */
  start: number;
  size: number;
  /** First all entries without a theme, then the others. */
  uncodedFirst?: boolean;
  limits?: typeof searchLimits;
}

/** The filter has words. */
export async function findEntries(
  scope: ProjectScope,
  filter: FindingsFilter & { q: string },
  { start, size, uncodedFirst = false, limits = searchLimits }: FindInput,
  reader: Reader = readOnly(),
): Promise<FoundEntries> {
  const found: FoundEntries = { total: 0, more: false, ids: [], bySite: new Map() };
  if (filter.mark) return found;
  const months = await monthsOf(scope, filter, reader);
  const [first] = months;
  if (!first) return found;
  const { branch } = first;
  const most = branch.length > 0 ? limits.readUnderTheme : limits.readOneByOne;
  const few = months.reduce((sum, { entries }) => sum + entries, 0) <= most;
  const sources = few
    ? [readTexts(scope, filter.q, branch)]
    : inSteps(months, limits).map((step) => entriesHolding(scope, filter.q, step));
  const parts = uncodedFirst
    ? [Prisma.sql`AND NOT ${carriesTheme()}`, Prisma.sql`AND ${carriesTheme()}`]
    : [Prisma.empty];
  const themed = fewWithTheme(filter, branch);
  for (const part of parts)
    for (const source of sources) {
      const before = start - found.total;
      const rows = await reader.$queryRaw<
        { count: number; ids: string[]; bySite: Record<string, number> }[]
      >(Prisma.sql`
        WITH hits AS MATERIALIZED (
          SELECT e.id, s.id AS site_id, row_number() OVER (ORDER BY ${inVisitOrder}) AS place
          FROM ${countedAmong(scope, without(filter, "theme"), source)} ${themed} ${part}
        )
        SELECT count(*)::int AS count,
          coalesce(array_agg(id ORDER BY place) FILTER (WHERE place > ${before} AND place <= ${before + size}), '{}') AS ids,
          (SELECT coalesce(jsonb_object_agg(site_id, entries), '{}')
            FROM (SELECT site_id, count(*)::int AS entries FROM hits GROUP BY site_id) AS by_site) AS "bySite"
        FROM hits`);
      const { count = 0, ids = [], bySite = {} } = rows[0] ?? {};
      found.total += count;
      found.ids.push(...ids);
      for (const [site, entries] of Object.entries(bySite))
        found.bySite.set(site, (found.bySite.get(site) ?? 0) + entries);
      if (found.total > limits.mostFound) return { ...found, total: limits.mostFound, more: true };
    }
  return found;
}
