import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { countedMarks } from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DimensionKey, DimensionMark } from "@/lib/vocabulary";

/**
 * Question: which visits said 未谈及 or 无此情况, and in which dimension? They are behind a mark as entries are behind a
 * number.
 * Denominator: none.
 * Excluded: visits that do not count; theme and search of the filter, because a mark has no text.
 */
export interface MarkedVisit {
  visitId: string;
  /** YYYY-MM-DD */
  visitedOn: string;
  siteId: string;
  siteName: string;
  dimension: DimensionKey;
  mark: DimensionMark;
}

export function markedVisits(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<MarkedVisit[]> {
  return reader.$queryRaw<MarkedVisit[]>(Prisma.sql`
    SELECT v.id AS "visitId", to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn", s.id AS "siteId", s.name AS "siteName",
      m.dimension, m.mark
    FROM ${countedMarks(scope, filter)} ORDER BY s.position, s.name, m.dimension, v.visited_on, v.id LIMIT 2000`);
}
