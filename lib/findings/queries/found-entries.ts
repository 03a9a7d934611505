import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import {
  branchIds,
  carriesTheme,
  countedAmong,
  entriesHolding,
  fewWithTheme,
  inVisitOrder,
} from "@/lib/findings/filter";
import { without } from "@/lib/findings/filter-address";
import { groupBy } from "@/lib/findings/group-by";
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
  /** The texts of how many visits are read to see whether most hold a word of one character … */
  sampledVisits: 6,
  /** … which are so many in a hundred. */
  most: 30,
};

interface Day {
  /** YYYY-MM-DD */
  day: string;
  month: number;
  entries: number;
}

interface Month {
  month: number;
  entries: number;
}

const entriesIn = (parts: readonly { entries: number }[]) => parts.reduce((sum, { entries }) => sum + entries, 0);

/** The days of the visits that the filter selects, and how many entries they have before the words are looked for. */
function daysOf(scope: ProjectScope, filter: FindingsFilter, reader: Reader): Promise<Day[]> {
  const { entries, from } = keptByVisit(scope, filter);
  return reader.$queryRaw<Day[]>(Prisma.sql`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, month_of(day) AS month, entries
    FROM (SELECT v.visited_on AS day, sum(${entries})::int AS entries FROM ${from} GROUP BY 1) AS by_day
    WHERE entries > 0 ORDER BY 1`);
}

function monthsOf(days: readonly Day[]): Month[] {
  return [...groupBy(days, ({ month }) => month)].map(([month, own]) => ({ month, entries: entriesIn(own) }));
}

/** The filter's theme and all below it. */
async function branchOf(scope: ProjectScope, filter: FindingsFilter, reader: Reader): Promise<string[]> {
  if (filter.theme === undefined || filter.theme === "none") return [];
  const rows = await reader.$queryRaw<{ branch: string[] }[]>(Prisma.sql`SELECT ${branchIds(scope, filter)} AS branch`);
  return rows[0]?.branch ?? [];
}

/** The next days or months that have so many entries together. */
function stepOf<Part extends { entries: number }>(parts: readonly Part[], size: number): Part[] {
  let left = size;
  const enough = parts.findIndex(({ entries }) => (left -= entries) <= 0);
  return parts.slice(0, enough < 0 ? parts.length : enough + 1);
}

/**
 * How many entries to search next: as many as hold what is missing, by what was found so far; three times as many where
 * nothing was.
 */
function nextSize(
  { firstStep, longestStep, mostFound }: typeof searchLimits,
  { found, read, last }: { found: number; read: number; last: number },
): number {
  const wanted = found > 0 ? Math.max(firstStep / 4, (1.2 * (mostFound - found) * read) / found) : last * 3;
  return Math.min(longestStep, wanted);
}

/** Every entry of the filter with its text read, found by its theme where that is in the filter. */
function readTexts(scope: ProjectScope, { q, theme }: FindingsFilter & { q: string }, branch: string[]): Prisma.Sql {
  const { projectId } = scope;
  const own =
    theme === "none"
      ? Prisma.sql`AND entries.visit_id = ANY(ARRAY(
          SELECT visit_id FROM visit_counts WHERE project_id = ${projectId}::uuid AND uncoded > 0))`
      : branch.length > 0
        ? Prisma.sql`AND entries.id = ANY(ARRAY(
            SELECT entry_id FROM entry_themes WHERE project_id = ${projectId}::uuid AND theme_id = ANY(${branch}::uuid[])))`
        : Prisma.empty;
  return Prisma.sql`(SELECT * FROM entries WHERE project_id = ${scope.projectId}::uuid AND holds_words(text, ${q}) ${own})`;
}

/** How many in a hundred texts hold the words, by the texts of some visits of the filter. */
async function shareOf(
  scope: ProjectScope,
  filter: FindingsFilter & { q: string },
  visits: number,
  reader: Reader,
): Promise<number> {
  const { from } = keptByVisit(scope, filter);
  const rows = await reader.$queryRaw<{ share: number }[]>(Prisma.sql`
    SELECT coalesce(100 * avg(holds_words(text, ${filter.q})::int), 0)::float AS share FROM entries
    WHERE project_id = ${scope.projectId}::uuid AND visit_id = ANY(ARRAY(SELECT c.visit_id FROM ${from} LIMIT ${visits}))`);
  return rows[0]?.share ?? 0;
}

/** The texts of the visits of these days. */
function readDays(scope: ProjectScope, filter: FindingsFilter & { q: string }, days: readonly Day[]): Prisma.Sql {
  const [from, to] = [days[0]?.day, days.at(-1)?.day];
  const visits = keptByVisit(scope, { ...filter, from, to }).from;
  return Prisma.sql`(SELECT * FROM entries WHERE project_id = ${scope.projectId}::uuid AND holds_words(text, ${filter.q})
    AND visit_id = ANY(ARRAY(SELECT DISTINCT c.visit_id FROM ${visits})))`;
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
  reader: Reader = readFindings(),
): Promise<FoundEntries> {
  const found: FoundEntries = { total: 0, more: false, ids: [], bySite: new Map() };
  const findIn = async (from: Prisma.Sql, also: Prisma.Sql) => {
    const skipped = Math.max(0, start - found.total);
    const wanted = size - found.ids.length;
    const rows = await reader.$queryRaw<{ count: number; ids: string[]; bySite: Record<string, number> }[]>(Prisma.sql`
      WITH hits AS MATERIALIZED (
        SELECT e.id, s.id AS site_id, v.visited_on, v.id AS visit_id, e.dimension, e.position FROM ${from} ${also}
      )
      SELECT (SELECT count(*)::int FROM hits) AS count,
        ARRAY(SELECT e.id FROM hits e, LATERAL (SELECT e.visited_on, e.visit_id AS id) AS v
          ORDER BY ${inVisitOrder} LIMIT ${wanted} OFFSET ${skipped}) AS ids,
        (SELECT coalesce(jsonb_object_agg(site_id, entries), '{}')
          FROM (SELECT site_id, count(*)::int AS entries FROM hits GROUP BY site_id) AS by_site) AS "bySite"`);
    const { count = 0, ids = [], bySite = {} } = rows[0] ?? {};
    found.total += count;
    found.ids.push(...ids);
    for (const [site, entries] of Object.entries(bySite))
      found.bySite.set(site, (found.bySite.get(site) ?? 0) + entries);
  };
  if (filter.mark) return found;
  // Of a month, the index finds all that hold the word. Where most do, the first texts hold more than anybody reads.
  const mayBeCommon = !filter.theme && !uncodedFirst && [...filter.q].length === 1;
  const [days, branch, share] = await Promise.all([
    daysOf(scope, filter, reader),
    branchOf(scope, filter, reader),
    mayBeCommon ? shareOf(scope, filter, limits.sampledVisits, reader) : 0,
  ]);
  const months = monthsOf(days);
  if (months.length === 0) return found;
  const cut = () => ({ ...found, total: limits.mostFound, more: true });
  const few = entriesIn(days) <= (branch.length > 0 ? limits.readUnderTheme : limits.readOneByOne);
  if (!few && share > limits.most) {
    for (let next = 0; next < days.length;) {
      const step = stepOf(days.slice(next), (105 * (limits.mostFound + 1 - found.total)) / share);
      await findIn(countedAmong(scope, filter, readDays(scope, filter, step)), Prisma.empty);
      if (found.total > limits.mostFound) return cut();
      next += step.length;
    }
    return found;
  }
  const parts = uncodedFirst
    ? [Prisma.sql`AND NOT ${carriesTheme()}`, Prisma.sql`AND ${carriesTheme()}`]
    : [Prisma.empty];
  const themed = fewWithTheme(filter, branch);
  for (const part of parts) {
    const before = found.total;
    // Of entries without a theme one in many is read in vain, so the first step is a small one.
    let [read, span] = [0, filter.theme === "none" ? limits.firstStep / 4 : limits.firstStep];
    for (let next = 0; next < months.length;) {
      const step = few ? months : stepOf(months.slice(next), span);
      const source = few
        ? readTexts(scope, filter, branch)
        : entriesHolding(
            scope,
            filter.q,
            step.map(({ month }) => month),
          );
      await findIn(countedAmong(scope, without(filter, "theme"), source), Prisma.sql`${themed} ${part}`);
      if (found.total > limits.mostFound) return cut();
      next += step.length;
      read += entriesIn(step);
      span = nextSize(limits, { found: found.total - before, read, last: span });
    }
  }
  return found;
}
