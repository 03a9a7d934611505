import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { countedEntries, countedVisits } from "@/lib/findings/filter";
import { areKept, keptByDimension, keptByTheme, keptEntries } from "@/lib/findings/kept-counts";
import { countPlannedSites } from "@/lib/findings/queries/planned-sites";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Question: how far has the study come: visits, sites, entries, figures, in total and by week?
 * Denominator: for sites, the planned ones. The weeks' numbers add up to the totals (a site counts in the week of its
 * first visit).
 * Excluded: drafts, returned and voided visits; submitted ones unless 含未审核.
 */
export interface WeekFigures {
  /** Monday of the week, YYYY-MM-DD. */
  week: string;
  visits: number;
  newSites: number;
  entries: number;
  figures: number;
}

export interface OverviewCounts {
  visits: number;
  visitedSites: number;
  plannedSites: number;
  entries: number;
  figures: number;
  /** Every week from the first visit to the last, including empty ones. */
  weeks: WeekFigures[];
}

export async function overviewCounts(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readOnly(),
): Promise<OverviewCounts> {
  const kept = areKept(filter);
  const entries = kept ? keptEntries(scope, filter) : { entries: Prisma.sql`1`, from: countedEntries(scope, filter) };
  // By theme and without days, the kept counts are by site. A week needs the visit.
  const dated = kept && filter.theme && filter.theme !== "none" ? keptByTheme(scope, filter) : entries.from;
  const reading = reader.$queryRaw<WeekFigures[]>(Prisma.sql`
    WITH visit_weeks AS (
      SELECT date_trunc('week', v.visited_on)::date AS week, count(*)::int AS visits
      FROM ${countedVisits(scope, filter)} GROUP BY 1
    ), first_weeks AS (
      SELECT week, count(*)::int AS sites
      FROM (SELECT date_trunc('week', min(v.visited_on))::date AS week FROM ${countedVisits(scope, filter)} GROUP BY s.id) first
      GROUP BY week
    ), entry_weeks AS (
      SELECT date_trunc('week', v.visited_on)::date AS week, sum(${entries.entries})::int AS entries FROM ${dated} GROUP BY 1
    ), figure_weeks AS (
      SELECT date_trunc('week', v.visited_on)::date AS week, sum(c.figures)::int AS figures
      FROM ${keptByDimension(scope, filter)} GROUP BY 1
    ), calendar AS (
      SELECT generate_series(min(week), max(week), interval '7 days')::date AS week FROM visit_weeks
    )
    SELECT to_char(calendar.week, 'YYYY-MM-DD') AS week, coalesce(visits, 0) AS visits, coalesce(sites, 0) AS "newSites",
      coalesce(entries, 0) AS entries, coalesce(figures, 0) AS figures
    FROM calendar LEFT JOIN visit_weeks USING (week) LEFT JOIN first_weeks USING (week)
      LEFT JOIN entry_weeks USING (week) LEFT JOIN figure_weeks USING (week)
    ORDER BY calendar.week`);
  const [weeks, planned] = await Promise.all([reading, countPlannedSites(scope, filter, reader)]);
  const sum = (key: "visits" | "newSites" | "entries" | "figures") =>
    weeks.reduce((total, week) => total + week[key], 0);
  return {
    visits: sum("visits"),
    visitedSites: sum("newSites"),
    plannedSites: planned,
    entries: sum("entries"),
    figures: sum("figures"),
    weeks,
  };
}
