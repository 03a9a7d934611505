import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readSettledSample } from "@/lib/coding/review/data";
import type { Reader } from "@/lib/db";
import { countedVisits } from "@/lib/findings/filter";
import { coverage, type CellState } from "@/lib/findings/queries/coverage";
import { firstHeard, heardSoFar } from "@/lib/findings/queries/first-heard";
import { Prisma } from "@/lib/generated/prisma/client";
import { reportFilter, type CountRule } from "@/lib/reports/report-filter";
import type { MethodFacts, Silence, SilenceCounts } from "@/lib/reports/notes/facts";
import { dimensionKeys, type VisitMethod } from "@/lib/vocabulary";

/**
 * The facts of 方法附记 and 数据说明: rows of visits and kept counts, and of the themes who put them; of entries only those of
 * a sample.
 */

interface Totals {
  method: VisitMethod | null;
  visits: number;
  sites: number;
  days: number;
  firstDay: string | null;
  lastDay: string | null;
  timed: number;
  minutes: number;
}

const minutesOf = (column: string) =>
  Prisma.raw(`(split_part(v.${column}, ':', 1)::int * 60 + split_part(v.${column}, ':', 2)::int)`);

/** Each method, and all together in a row without a method. */
const totals = (visits: Prisma.Sql) => Prisma.sql`
  SELECT counted.method, count(*)::int AS visits, count(DISTINCT site_id)::int AS sites,
    count(DISTINCT visited_on)::int AS days, to_char(min(visited_on), 'YYYY-MM-DD') AS "firstDay",
    to_char(max(visited_on), 'YYYY-MM-DD') AS "lastDay", count(minutes)::int AS timed,
    coalesce(sum(minutes), 0)::int AS minutes
  FROM (
    SELECT v.method, v.visited_on, s.id AS site_id,
      CASE WHEN v.started_at <> '' AND v.ended_at <> ''
        THEN ${minutesOf("ended_at")} - ${minutesOf("started_at")} END AS minutes
    FROM ${visits}
  ) AS counted GROUP BY GROUPING SETS ((counted.method), ()) ORDER BY count(*) DESC, counted.method`;

const silenceOf: Partial<Record<CellState, Silence>> = {
  heard: "said",
  figures: "figures",
  none: "none",
  not_raised: "not_raised",
  never_asked: "never_asked",
  // A counted visit that did not touch it; one that waits does not count.
  waiting: "never_asked",
};

export async function readMethodFacts(
  scope: ProjectScope,
  rule: boolean | CountRule,
  reader: Reader,
): Promise<MethodFacts> {
  const filter = reportFilter(rule);
  const joined = (joins: Prisma.Sql) => countedVisits(scope, filter, joins);
  const rows = await reader.$queryRaw<Totals[]>(totals(countedVisits(scope, filter)));
  const people = await reader.$queryRaw<MethodFacts["people"]>(Prisma.sql`
    WITH went AS (SELECT vm.user_id, count(*)::int AS visits FROM ${joined(Prisma.sql`
      JOIN visit_members vm ON vm.project_id = v.project_id AND vm.visit_id = v.id`)} GROUP BY vm.user_id),
    coded AS (SELECT assigned_by, count(*)::int AS coded FROM entry_themes
      WHERE project_id = ${scope.projectId}::uuid GROUP BY assigned_by)
    SELECT u.display_name AS name, coalesce(went.visits, 0) AS visits, coalesce(coded.coded, 0) AS coded
    FROM memberships m JOIN users u ON u.id = m.user_id
    LEFT JOIN went ON went.user_id = m.user_id LEFT JOIN coded ON coded.assigned_by = m.user_id
    WHERE m.project_id = ${scope.projectId}::uuid AND coalesce(went.visits, coded.coded) IS NOT NULL
    ORDER BY visits DESC, coded DESC, name`);
  const heard = await reader.$queryRaw<MethodFacts["heard"]>(Prisma.sql`
    SELECT a.category, sum(a.head_count)::int AS heads FROM ${joined(Prisma.sql`
      JOIN visit_audiences a ON a.project_id = v.project_id AND a.visit_id = v.id`)}
    GROUP BY a.category ORDER BY sum(a.head_count) DESC, a.category`);
  const [returned] = await reader.$queryRaw<MethodFacts["returned"][]>(Prisma.sql`
    SELECT count(*)::int AS times, count(DISTINCT v.id)::int AS visits, count(DISTINCT v.recorder_id)::int AS recorders
    FROM ${joined(Prisma.sql`JOIN visit_transitions tr ON tr.project_id = v.project_id AND tr.visit_id = v.id`)}
      AND tr.to_state = 'returned'`);
  const fresh = await firstHeard(scope, filter, reader);
  const visited = (await coverage(scope, filter, reader)).filter((site) => site.countedVisits > 0);
  const all = rows.find(({ method }) => method === null);
  const silence = (dimension: (typeof dimensionKeys)[number]): SilenceCounts => {
    const counts: SilenceCounts = { said: 0, figures: 0, none: 0, not_raised: 0, never_asked: 0 };
    for (const { cells } of visited) counts[silenceOf[cells[dimension].state] ?? "never_asked"] += 1;
    return counts;
  };
  return {
    visits: all?.visits ?? 0,
    sites: all?.sites ?? 0,
    days: all?.days ?? 0,
    firstDay: all?.firstDay ?? null,
    lastDay: all?.lastDay ?? null,
    timed: { visits: all?.timed ?? 0, minutes: all?.minutes ?? 0 },
    methods: rows.flatMap(({ method, visits }) => (method === null ? [] : [{ method, visits }])),
    people,
    heard,
    returned: returned ?? { times: 0, visits: 0, recorders: 0 },
    review: await readSettledSample(scope, reader),
    curve: heardSoFar(fresh),
    silence: Object.fromEntries(dimensionKeys.map((key) => [key, silence(key)])) as MethodFacts["silence"], // a key each
  };
}
