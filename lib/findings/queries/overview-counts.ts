import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedEntries, countedVisits } from "@/lib/findings/filter";
import { areKept, keptByDimension, keptByTheme } from "@/lib/findings/kept-counts";
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
  reader: Reader = readFindings(),
): Promise<OverviewCounts> {
  const kept = areKept(filter);
  const ofTheme = filter.theme !== undefined && filter.theme !== "none";
  const byDimension = keptByDimension(scope, filter);
  // By theme and without days, the kept counts are by site. A week needs the visit.
  const entries = kept
    ? Prisma.sql`SELECT v.visited_on AS day, sum(c.entries) AS entries FROM ${keptByTheme(scope, filter)} GROUP BY 1`
    : Prisma.sql`SELECT v.visited_on AS day, count(*) AS entries FROM ${countedEntries(scope, filter)} GROUP BY 1`;
  const counted = filter.theme === "none" ? Prisma.sql`c.uncoded` : Prisma.sql`c.entries`;
  const reading = reader.$queryRaw<WeekFigures[]>(Prisma.sql`
    WITH own AS MATERIALIZED (SELECT s.id AS site_id, v.visited_on AS day FROM ${countedVisits(scope, filter)}),
    kept AS (
      SELECT v.visited_on AS day, sum(${counted}) AS entries, sum(c.figures) AS figures FROM ${byDimension} GROUP BY 1
    ), days AS (
      SELECT day, count(*) AS visits, 0 AS sites, 0 AS entries, 0 AS figures FROM own GROUP BY day
      UNION ALL SELECT day, 0, count(*), 0, 0 FROM (SELECT min(day) AS day FROM own GROUP BY site_id) AS first GROUP BY day
      UNION ALL SELECT day, 0, 0, ${kept && !ofTheme ? Prisma.sql`entries` : Prisma.sql`0`}, figures FROM kept
      ${kept && !ofTheme ? Prisma.empty : Prisma.sql`UNION ALL SELECT day, 0, 0, entries, 0 FROM (${entries}) AS heard`}
    ), weeks AS (
      SELECT date_trunc('week', day)::date AS week, sum(visits)::int AS visits, sum(sites)::int AS sites,
        sum(entries)::int AS entries, sum(figures)::int AS figures
      FROM days GROUP BY 1
    ), calendar AS (
      SELECT generate_series(min(week), max(week), interval '7 days')::date AS week FROM weeks
    )
    SELECT to_char(calendar.week, 'YYYY-MM-DD') AS week, coalesce(visits, 0) AS visits, coalesce(sites, 0) AS "newSites",
      coalesce(entries, 0) AS entries, coalesce(figures, 0) AS figures
    FROM calendar LEFT JOIN weeks USING (week) ORDER BY calendar.week`);
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
