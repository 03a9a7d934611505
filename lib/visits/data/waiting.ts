import "server-only";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
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

/** How many visits wait for this reader. Read for every page of a project, so it is one statement on the states' index. */
export async function countWaiting(scope: ProjectScope): Promise<Record<Waiting, number>> {
  const [counts] = await readOnly().$queryRaw<Record<Waiting, number>[]>(Prisma.sql`
    SELECT (count(*) FILTER (WHERE ${waitsFor(scope, "returned")}))::int AS returned,
      (count(*) FILTER (WHERE ${waitsFor(scope, "review")}))::int AS review
    FROM visits v
    WHERE v.project_id = ${scope.projectId}::uuid AND v.state IN ('returned', 'submitted')`);
  return counts ?? { returned: 0, review: 0 };
}
