import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { countedAmong, countedStates, inStates, inVisitOrder } from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import { lostNumberRule } from "@/lib/indicators/lost/rule";

/** A visit that counts for somebody, at a version that has not been read for missing figures. */
const unread = (scope: ProjectScope) => Prisma.sql`
  v.project_id = ${scope.projectId}::uuid AND ${inStates(["approved", "submitted"])} AND NOT EXISTS (
    SELECT FROM lost_number_reads r
    WHERE r.project_id = v.project_id AND r.visit_id = v.id AND r.version = v.version AND r.rule = ${lostNumberRule})`;

export function unreadVisits(
  scope: ProjectScope,
  most: number,
  reader: Reader = readOnly(),
): Promise<{ id: string; version: number }[]> {
  return reader.$queryRaw<{ id: string; version: number }[]>(
    Prisma.sql`SELECT v.id, v.version FROM visits v WHERE ${unread(scope)} ORDER BY v.id LIMIT ${most}`,
  );
}

export function unreadEntries(
  { projectId }: ProjectScope,
  visitIds: string[],
  reader: Reader = readOnly(),
): Promise<{ id: string; visitId: string; text: string }[]> {
  return reader.entry.findMany({
    where: { projectId, visitId: { in: visitIds } },
    select: { id: true, visitId: true, text: true },
  });
}

/**
 * Question: in which entries is a figure missing?
 * Denominator: none.
 * Excluded: what the filter excludes; visits that have not been read since they changed, which `waiting` counts.
 */
export interface LostEntries {
  total: number;
  /** Those of the asked page, in the order of every list of entries. */
  ids: string[];
  /** Visits that count under the reader's rule and have not been read. */
  waiting: number;
}

export async function lostEntries(
  scope: ProjectScope,
  filter: FindingsFilter,
  page: { offset: number; size: number },
  reader: Reader = readOnly(),
): Promise<LostEntries> {
  const rows = Prisma.sql`(
    SELECT e.id, e.project_id, e.visit_id, e.dimension, e.position
    FROM lost_numbers n JOIN entries e ON e.project_id = n.project_id AND e.id = n.entry_id
    WHERE n.project_id = ${scope.projectId}::uuid AND n.entry_md5 = md5(e.text))`;
  const [found, waiting] = await Promise.all([
    reader.$queryRaw<{ id: string; total: number }[]>(Prisma.sql`
      SELECT e.id, (count(*) OVER ())::int AS total
      FROM ${countedAmong(scope, filter, rows)} ORDER BY ${inVisitOrder} LIMIT ${page.size} OFFSET ${page.offset}`),
    reader.$queryRaw<{ count: number }[]>(Prisma.sql`
      SELECT count(*)::int AS count FROM visits v
      WHERE ${unread(scope)} AND ${inStates(countedStates(scope, filter))}`),
  ]);
  return {
    total: found[0]?.total ?? 0,
    ids: found.map(({ id }) => id),
    waiting: waiting[0]?.count ?? 0,
  };
}
