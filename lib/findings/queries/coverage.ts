import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { without } from "@/lib/findings/filter-address";
import { countedMarks, countedStates, visitsInStates } from "@/lib/findings/filter";
import { groupBy } from "@/lib/findings/group-by";
import { keptSums, keptVisits } from "@/lib/findings/kept-counts";
import { listPlannedSites, type PlannedSite } from "@/lib/findings/queries/planned-sites";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import { dimensionKeys, type DimensionKey, type DimensionMark, type VisitState } from "@/lib/vocabulary";

/**
 * Question: what has each present-day site said in each dimension, and where nothing is counted, why?
 * Denominator: the planned sites under the filter's site and kind.
 * Excluded: voided visits, everywhere. Theme, mark, search and dimension of the filter are ignored: a cell describes
 * the whole dimension. A cell without entries gets the first state that applies:
 *   figures      counted visits hold figures in the dimension, but no entry
 *   not_raised   未谈及, none 无此情况: the mark of the latest counted visit that has one
 *   waiting      待审核: a submitted visit touches the dimension, or is the site's only visit
 *   never_asked  未询问: a counted visit, and neither entry nor figure nor mark
 *   unsubmitted  only drafts and returned visits
 *   not_visited  no visit at all
 */
export type CellState = "heard" | "figures" | DimensionMark | "waiting" | "never_asked" | "unsubmitted" | "not_visited";

export interface CoverageCell {
  state: CellState;
  /** Entries that count; above 0 exactly where the state is "heard". */
  entries: number;
  /** Figures that count. */
  figures: number;
  /** Entries of submitted visits, which do not count yet. 0 for a reader who may not see them. */
  waitingEntries: number;
}

export interface CoverageSite extends PlannedSite {
  countedVisits: number;
  waitingVisits: number;
  cells: Record<DimensionKey, CoverageCell>;
}

interface KeptCell {
  siteId: string;
  dimension: DimensionKey;
  state: VisitState;
  entries: number;
  figures: number;
}

const cellKey = (siteId: string, dimension: string) => `${siteId} ${dimension}`;

interface SiteVisits {
  counted: number;
  waiting: number;
  unsubmitted: number;
}

function cellState(found: {
  entries: number;
  figures: number;
  mark: DimensionMark | undefined;
  touched: boolean;
  visits: SiteVisits;
}): CellState {
  if (found.entries > 0) return "heard";
  if (found.figures > 0) return "figures";
  if (found.mark) return found.mark;
  if (found.visits.waiting > 0 && (found.touched || found.visits.counted === 0)) return "waiting";
  if (found.visits.counted > 0) return "never_asked";
  return found.visits.unsubmitted > 0 ? "unsubmitted" : "not_visited";
}

export async function coverage(
  scope: ProjectScope,
  asked: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<CoverageSite[]> {
  const filter = without(asked, "dimension", "theme", "q", "mark");
  const waiting: FindingsFilter = { ...filter, unapproved: "only" };
  const states = countedStates(scope, filter);
  const waitingStates = countedStates(scope, waiting);
  const planned = listPlannedSites(scope, filter, reader);
  const byState = reader.$queryRaw<{ siteId: string; state: VisitState; count: number }[]>(Prisma.sql`
    SELECT s.id AS "siteId", c.state, sum(c.visits)::int AS count
    FROM ${keptVisits(scope, filter, ["submitted", "approved"])} GROUP BY s.id, c.state
    UNION ALL
    SELECT s.id, v.state, count(*)::int FROM ${visitsInStates(scope, filter, ["draft", "returned"])} GROUP BY s.id, v.state`);
  const counts = reader.$queryRaw<KeptCell[]>(Prisma.sql`
    SELECT s.id AS "siteId", c.dimension, c.state, sum(c.entries)::int AS entries, sum(c.figures)::int AS figures
    FROM ${keptSums(scope, filter, [...new Set([...states, ...waitingStates])])}
    GROUP BY s.id, c.dimension, c.state`);
  const marking = reader.$queryRaw<{ siteId: string; dimension: DimensionKey; mark: DimensionMark }[]>(Prisma.sql`
    SELECT DISTINCT ON (s.id, m.dimension) s.id AS "siteId", m.dimension, m.mark
    FROM ${countedMarks(scope, filter)} ORDER BY s.id, m.dimension, v.visited_on DESC, v.id DESC`);
  const waitingMarking = reader.$queryRaw<{ siteId: string; dimension: DimensionKey }[]>(Prisma.sql`
    SELECT DISTINCT s.id AS "siteId", m.dimension FROM ${countedMarks(scope, waiting)}`);
  const [sites, visits, kept, marks, waitingMarks] = await Promise.all([
    planned,
    byState,
    counts,
    marking,
    waitingMarking,
  ]);
  const keptOf = groupBy(kept, (row) => cellKey(row.siteId, row.dimension));
  const markOf = new Map(marks.map((row) => [cellKey(row.siteId, row.dimension), row.mark]));
  const waitingMarked = new Set(waitingMarks.map((row) => cellKey(row.siteId, row.dimension)));

  const submittedCounts = states.includes("submitted");
  const visitsBySite = groupBy(visits, (row) => row.siteId);
  const visitsOf = (siteId: string): SiteVisits => {
    const of = (wanted: VisitState[]) =>
      (visitsBySite.get(siteId) ?? [])
        .filter((row) => wanted.includes(row.state))
        .reduce((sum, row) => sum + row.count, 0);
    return {
      counted: of(states),
      waiting: submittedCounts ? 0 : of(["submitted"]),
      unsubmitted: of(["draft", "returned"]),
    };
  };

  return sites.map((site) => {
    const ofSite = visitsOf(site.id);
    const cellOf = (dimension: DimensionKey): CoverageCell => {
      const key = cellKey(site.id, dimension);
      const own = keptOf.get(key) ?? [];
      const of = (part: "entries" | "figures", wanted: VisitState[]) =>
        own.reduce((sum, row) => sum + (wanted.includes(row.state) ? row[part] : 0), 0);
      const counts = { entries: of("entries", states), figures: of("figures", states) };
      const waitingEntries = of("entries", waitingStates);
      const touched = waitingEntries > 0 || of("figures", waitingStates) > 0 || waitingMarked.has(key);
      const state = cellState({ ...counts, mark: markOf.get(key), touched, visits: ofSite });
      return { ...counts, state, waitingEntries: submittedCounts ? 0 : waitingEntries };
    };
    const cells = Object.fromEntries(dimensionKeys.map((key) => [key, cellOf(key)])) as CoverageSite["cells"]; // a key each
    return { ...site, countedVisits: ofSite.counted, waitingVisits: ofSite.waiting, cells };
  });
}
