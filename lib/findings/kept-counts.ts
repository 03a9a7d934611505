import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import {
  countedStates,
  countedVisits,
  inStates,
  keptInStates,
  presentSiteOf,
  sitePlace,
  visitsInStates,
} from "@/lib/findings/filter";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { VisitState } from "@/lib/vocabulary";

/**
 * The counts that the database keeps beside the rows (docs/decisions/031-reading-at-scale.md), under the same WHERE as
 * the rows themselves (filter.ts). Each part begins after FROM. Names in it: c the kept count, v the visit, s the
 * present-day site.
 */

/** Whether kept counts answer for these entries: they know dimensions and themes, but no text. */
export function areKept({ q, mark }: FindingsFilter): boolean {
  return q === undefined && mark === undefined;
}

/** Whether visits have to be asked for their day: what is kept by site does not know it. */
export const hasDays = ({ from, to }: FindingsFilter) => from !== undefined || to !== undefined;
const inDimension = ({ dimension }: FindingsFilter) =>
  dimension ? Prisma.sql`AND c.dimension = ${dimension}` : Prisma.empty;

/** What a visit has in each dimension: c.entries, c.uncoded (of them without a theme), c.figures. */
export function keptByDimension(scope: ProjectScope, filter: FindingsFilter): Prisma.Sql {
  return Prisma.sql`${keptInStates(scope, filter, countedStates(scope, filter))} ${inDimension(filter)}`;
}

/**
 * The visits of a site in each of these states, to be added up: c.state, c.dimension, c.visits, c.entries, c.uncoded,
 * c.figures. A line for each dimension, each with all visits. Only where the filter has no days.
 */
function keptOfSites(scope: ProjectScope, filter: FindingsFilter, states: VisitState[]): Prisma.Sql {
  return Prisma.sql`site_counts c ${presentSiteOf(Prisma.sql`c`)}
    WHERE c.project_id = ${scope.projectId}::uuid AND ${inStates(states, Prisma.sql`c`)} ${sitePlace(filter)}`;
}

/** What is in each dimension, to be added up: c.dimension, c.state, c.entries, c.uncoded, c.figures. */
export function keptSums(scope: ProjectScope, filter: FindingsFilter, states: VisitState[]): Prisma.Sql {
  const kept = hasDays(filter) ? keptInStates : keptOfSites;
  return Prisma.sql`${kept(scope, filter, states)} ${inDimension(filter)}`;
}

/** The same of what counts. */
export function keptInDimensions(scope: ProjectScope, filter: FindingsFilter): Prisma.Sql {
  return keptSums(scope, filter, countedStates(scope, filter));
}

/** How many visits there are, to be added up: c.state, c.visits. Dimension, theme, mark and search are ignored. */
export function keptVisits(scope: ProjectScope, filter: FindingsFilter, states: VisitState[]): Prisma.Sql {
  if (!hasDays(filter)) return Prisma.sql`${keptOfSites(scope, filter, states)} AND c.dimension = 'status'`;
  return visitsInStates(scope, filter, states, Prisma.sql`CROSS JOIN LATERAL (SELECT v.state, 1 AS visits) AS c`);
}

/** What a visit has under each theme or any below it: c.theme_id, c.entries, c.sample_id, c.verbatim. */
export function keptByTheme(scope: ProjectScope, filter: FindingsFilter): Prisma.Sql {
  return Prisma.sql`${countedVisits(
    scope,
    filter,
    Prisma.sql`
    JOIN visit_theme_counts c ON c.project_id = v.project_id AND c.visit_id = v.id`,
  )} ${ofTheme(filter)}`;
}

/** The same by site, which is less to add up. Only where the filter has no days. */
export function keptBySite(scope: ProjectScope, filter: FindingsFilter): Prisma.Sql {
  return Prisma.sql`site_theme_counts c ${presentSiteOf(Prisma.sql`c`)}
    WHERE c.project_id = ${scope.projectId}::uuid AND ${inStates(countedStates(scope, filter), Prisma.sql`c`)}
    ${sitePlace(filter)} ${ofTheme(filter)}`;
}

/** By site or by visit, whichever the filter's days allow. */
export function keptThemes(scope: ProjectScope, filter: FindingsFilter): Prisma.Sql {
  return hasDays(filter) ? keptByTheme(scope, filter) : keptBySite(scope, filter);
}

/**
 * Whether a theme's numbers are kept over all sites: the filter names no day and no site, and says nothing of entries.
 */
export function areKeptByKind({ q, mark, theme, site, county, from, to }: FindingsFilter): boolean {
  return [q, mark, theme, site, county, from, to].every((part) => part === undefined);
}

/**
 * The sites of each theme and kind, and their entries: theme_id, kind, sites, entries. What was noted since is added.
 */
export function keptByKind(scope: ProjectScope, filter: FindingsFilter): Prisma.Sql {
  const states = countedStates(scope, filter);
  const [only] = states.length === 1 ? states : [];
  const sites =
    only === "approved"
      ? Prisma.sql`approved_sites`
      : only === "submitted"
        ? Prisma.sql`submitted_sites`
        : Prisma.sql`sites`;
  const entries =
    only === "approved"
      ? Prisma.sql`approved_entries`
      : only === "submitted"
        ? Prisma.sql`submitted_entries`
        : Prisma.sql`approved_entries + submitted_entries`;
  const part = (table: Prisma.Sql) => Prisma.sql`
    SELECT theme_id, kind, ${sites} AS sites, ${entries} AS entries FROM ${table}
    WHERE project_id = ${scope.projectId}::uuid AND ${states.length > 0}
    ${filter.kind ? Prisma.sql`AND kind = ${filter.kind}` : Prisma.empty}`;
  return Prisma.sql`
    SELECT theme_id, kind, sum(sites)::int AS sites, sum(entries)::int AS entries
    FROM (${part(Prisma.sql`theme_counts`)} UNION ALL ${part(Prisma.sql`theme_count_changes`)}) AS part
    GROUP BY theme_id, kind HAVING sum(sites) > 0`;
}

/** An entry's dimension is that of each of its themes that count. */
function ofTheme({ theme, dimension }: FindingsFilter): Prisma.Sql {
  return Prisma.sql`
    ${theme ? Prisma.sql`AND c.theme_id = ${theme}::uuid` : Prisma.empty}
    ${
      dimension
        ? Prisma.sql`AND EXISTS (SELECT 1 FROM themes own
            WHERE own.project_id = c.project_id AND own.id = c.theme_id AND own.dimension = ${dimension})`
        : Prisma.empty
    }`;
}

export interface KeptEntries {
  /** What to add up … */
  entries: Prisma.Sql;
  /** … and from where. */
  from: Prisma.Sql;
}

/** How many entries of each visit count. */
export function keptByVisit(scope: ProjectScope, filter: FindingsFilter): KeptEntries {
  if (filter.theme === "none") return { entries: Prisma.sql`c.uncoded`, from: keptByDimension(scope, filter) };
  const from = filter.theme ? keptByTheme(scope, filter) : keptByDimension(scope, filter);
  return { entries: Prisma.sql`c.entries`, from };
}

/** How many entries count. */
export function keptEntries(scope: ProjectScope, filter: FindingsFilter): KeptEntries {
  if (!filter.theme || filter.theme === "none")
    return {
      entries: filter.theme ? Prisma.sql`c.uncoded` : Prisma.sql`c.entries`,
      from: keptInDimensions(scope, filter),
    };
  return { entries: Prisma.sql`c.entries`, from: keptThemes(scope, filter) };
}
