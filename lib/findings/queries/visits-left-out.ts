import "server-only";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedStates, visitsInStates } from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import { visitStates, type VisitState } from "@/lib/vocabulary";

/**
 * Question: which visits would count under the filter's site, kind and days, but for their state?
 * Denominator: none; visits by state, without the states that count.
 * Excluded: states whose visits the reader may not open: not even their number is told.
 */
export async function visitsLeftOut(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<{ state: VisitState; visits: number }[]> {
  const counted = countedStates(scope, filter);
  const states = visitStates.filter(
    (state) => !counted.includes(state) && can(scope.actor, "visit.read", { state, recorderId: "", createdBy: "" }),
  );
  const rows = await reader.$queryRaw<{ state: VisitState; visits: number }[]>(Prisma.sql`
    SELECT v.state, count(*)::int AS visits FROM ${visitsInStates(scope, filter, states)} GROUP BY v.state`);
  return states.flatMap((state) => rows.filter((row) => row.state === state));
}
