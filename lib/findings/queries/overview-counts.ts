import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { countedEntries, countedFigures, countedVisits } from "@/lib/findings/filter";
import { listPlannedSites } from "@/lib/findings/queries/planned-sites";
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
  const planned = await listPlannedSites(scope, filter, reader);
  const weeks = await reader.$queryRaw<WeekFigures[]>(Prisma.sql`
    WITH visit_weeks AS (
      SELECT date_trunc('week', v.visited_on)::date AS week, s.id AS site_id FROM ${countedVisits(scope, filter)}
    ), first_weeks AS (
      SELECT min(week) AS week FROM visit_weeks GROUP BY site_id
    ), entry_weeks AS (
      SELECT date_trunc('week', v.visited_on)::date AS week FROM ${countedEntries(scope, filter)}
    ), figure_weeks AS (
      SELECT date_trunc('week', v.visited_on)::date AS week FROM ${countedFigures(scope, filter)}
    ), calendar AS (
      SELECT generate_series(min(week), max(week), interval '7 days')::date AS week FROM visit_weeks
    )
    SELECT to_char(calendar.week, 'YYYY-MM-DD') AS week,
      (SELECT count(*)::int FROM visit_weeks WHERE visit_weeks.week = calendar.week) AS visits,
      (SELECT count(*)::int FROM first_weeks WHERE first_weeks.week = calendar.week) AS "newSites",
      (SELECT count(*)::int FROM entry_weeks WHERE entry_weeks.week = calendar.week) AS entries,
      (SELECT count(*)::int FROM figure_weeks WHERE figure_weeks.week = calendar.week) AS figures
    FROM calendar ORDER BY calendar.week`);
  const sum = (key: "visits" | "newSites" | "entries" | "figures") =>
    weeks.reduce((total, week) => total + week[key], 0);
  return {
    visits: sum("visits"),
    visitedSites: sum("newSites"),
    plannedSites: planned.length,
    entries: sum("entries"),
    figures: sum("figures"),
    weeks,
  };
}
