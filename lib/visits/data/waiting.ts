import "server-only";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Waiting } from "@/lib/visits/list-filter";

/**
 * The visits (alias v) that wait for this reader. The number in the navigation, the overview and the list use this one
 * condition, so that a number always opens to its rows. The policy decides who may do what.
 */
export function waitsFor(scope: ProjectScope, what: Waiting): Prisma.Sql {
  const { actor, userId } = scope;
  const own = Prisma.sql`(v.recorder_id = ${userId}::uuid OR v.created_by = ${userId}::uuid)`;
  if (what === "returned") {
    if (!can(actor, "visit.write")) return Prisma.sql`FALSE`;
    return Prisma.sql`(v.state = 'returned' AND ${own})`;
  }
  const submitted = (recorderId: string) => ({ state: "submitted", recorderId, createdBy: recorderId }) as const;
  if (!can(actor, "visit.approve", submitted(""))) return Prisma.sql`FALSE`;
  if (can(actor, "visit.approve", submitted(userId))) return Prisma.sql`v.state = 'submitted'`;
  return Prisma.sql`(v.state = 'submitted' AND NOT ${own})`;
}

/** A returned visit waits since it was last written, a submitted one since it was handed in. */
const longestFirst = Prisma.sql`CASE v.state WHEN 'submitted' THEN v.submitted_at ELSE v.updated_at END, v.id`;

/**
 * How many visits wait for this reader. Read for every page of a project, so it is one statement on the states' index.
 */
export async function countWaiting(scope: ProjectScope): Promise<Record<Waiting, number>> {
  const [counts] = await readOnly().$queryRaw<Record<Waiting, number>[]>(Prisma.sql`
    SELECT (count(*) FILTER (WHERE ${waitsFor(scope, "returned")}))::int AS returned,
      (count(*) FILTER (WHERE ${waitsFor(scope, "review")}))::int AS review
    FROM visits v
    WHERE v.project_id = ${scope.projectId}::uuid AND v.state IN ('returned', 'submitted')`);
  return counts ?? { returned: 0, review: 0 };
}

/** The visit that has waited longest for this reviewer. Null if none waits. */
export async function nextToReview(reader: Reader, scope: ProjectScope): Promise<string | null> {
  const rows = await reader.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT v.id FROM visits v
    WHERE v.project_id = ${scope.projectId}::uuid AND v.state = 'submitted' AND ${waitsFor(scope, "review")}
    ORDER BY ${longestFirst} LIMIT 1`);
  return rows[0]?.id ?? null;
}

export interface WaitingVisit {
  id: string;
  siteName: string;
  /** YYYY-MM-DD */
  visitedOn: string;
  recorderName: string;
  openComments: number;
}

/** The visits that wait for this reader, those that wait longest first: the total, and the first `limit` of them. */
export async function listWaiting(
  scope: ProjectScope,
  what: Waiting,
  limit: number,
): Promise<{ total: number; visits: WaitingVisit[] }> {
  const rows = await readOnly().$queryRaw<(WaitingVisit & { total: number })[]>(Prisma.sql`
    SELECT v.id, s.name AS "siteName", to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn",
      u.display_name AS "recorderName", count(*) OVER ()::int AS total,
      (SELECT count(*)::int FROM review_comments c
        WHERE c.project_id = v.project_id AND c.visit_id = v.id AND c.resolved_at IS NULL) AS "openComments"
    FROM visits v
    JOIN sites s ON s.project_id = v.project_id AND s.id = v.site_id
    JOIN users u ON u.id = v.recorder_id
    WHERE v.project_id = ${scope.projectId}::uuid AND v.state IN ('returned', 'submitted') AND ${waitsFor(scope, what)}
    ORDER BY ${longestFirst} LIMIT ${limit}`);
  return { total: rows[0]?.total ?? 0, visits: rows.map(({ total: _total, ...visit }) => visit) };
}
