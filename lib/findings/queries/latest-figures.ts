import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";

/** There is no year 0, which the shape of a 截至 allows. */
const year = Prisma.sql`greatest(left(f.as_of, 4) COLLATE "C", '0001')`;
/**
 * The last day of a year or month, never after the visit, or the day itself. No 截至 of the right shape is an error here:
 * one that is no day (31 June) is counted on into the next month.
 */
const asOfDay = Prisma.sql`
  CASE length(f.as_of)
    WHEN 4 THEN least((${year} || '-12-31')::date, v.visited_on)
    WHEN 7 THEN least(((${year} || substr(f.as_of, 5) || '-01')::date + interval '1 month - 1 day')::date, v.visited_on)
    ELSE (${year} || substr(f.as_of, 5, 3) || '-01')::date + right(f.as_of, 2)::int - 1 END`;

/**
 * Question: which figure of each indicator is used for a site? The latest by 截至, then by day of visit. A year or month
 * as 截至 means its last day, but never one after the visit.
 * Denominator: none.
 * Excluded: what the FROM excludes, nothing else.
 */
export const latestFigures = {
  /** The figures of a FROM of the filter, each with its site and what orders the figures of a site. */
  counted: (from: Prisma.Sql) => Prisma.sql`
    SELECT f.id, f.indicator_id, f.value, f.said, f.as_of, f.definition, f.verification, f.position AS place, s.id AS site_id,
      v.id AS visit_id, v.visited_on, ${asOfDay} AS until
    FROM ${from}`,
  /** One figure for each indicator and site. */
  ofSites: (counted: Prisma.Sql) => Prisma.sql`
    SELECT DISTINCT ON (indicator_id, site_id) * FROM ${counted}
    ORDER BY indicator_id, site_id, until DESC, visited_on DESC, as_of DESC, visit_id DESC, place DESC, id DESC`,
};
