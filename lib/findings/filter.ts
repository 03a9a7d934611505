import "server-only";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";
import type { VisitState } from "@/lib/vocabulary";

/**
 * The one WHERE that counts, lists, charts and reports share, so that every total opens to exactly its rows
 * (docs/decisions/010-what-counts.md). Each part below begins after FROM and may be followed by GROUP BY, ORDER BY or
 * more AND. Names in it: e entry, f figure, m mark, v visit, ps the mapping of former sites, s the present-day site.
 */

/** Whether this reader may open visits that wait for approval, whoever recorded them. */
export function maySeeUnapproved({ actor }: ProjectScope): boolean {
  return can(actor, "visit.read", { state: "submitted", recorderId: "", createdBy: "" });
}

/** The states that count for this reader. Drafts, returned and voided visits never count. */
export function countedStates(scope: ProjectScope, filter: FindingsFilter): VisitState[] {
  if (!filter.unapproved) return ["approved"];
  const maySee = maySeeUnapproved(scope);
  if (filter.unapproved === "only") return maySee ? ["submitted"] : [];
  return maySee ? ["approved", "submitted"] : ["approved"];
}

function all(conditions: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(conditions, " AND ");
}

/** Kind, 区县 and site: what selects a present-day site. */
export function sitePlace(filter: FindingsFilter): Prisma.Sql {
  return Prisma.sql`
    ${filter.kind ? Prisma.sql`AND s.kind = ${filter.kind}` : Prisma.empty}
    ${filter.county ? Prisma.sql`AND s.county = ${filter.county}` : Prisma.empty}
    ${filter.site ? Prisma.sql`AND s.id = ${filter.site}::uuid` : Prisma.empty}`;
}

/** Site, kind and days: what selects a visit besides its state. */
function visitPlace(scope: ProjectScope, filter: FindingsFilter): Prisma.Sql {
  return Prisma.sql`v.project_id = ${scope.projectId}::uuid ${sitePlace(filter)}
    ${filter.from ? Prisma.sql`AND v.visited_on >= ${filter.from}::date` : Prisma.empty}
    ${filter.to ? Prisma.sql`AND v.visited_on <= ${filter.to}::date` : Prisma.empty}`;
}

/** The present-day site of what a row with a site_id was counted at. */
export function presentSiteOf(row: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    JOIN present_sites ps ON ps.project_id = ${row}.project_id AND ps.site_id = ${row}.site_id
    JOIN sites s ON s.project_id = ps.project_id AND s.id = ps.present_id`;
}
const presentSite = presentSiteOf(Prisma.sql`v`);

export function inStates(states: VisitState[], row = Prisma.sql`v`): Prisma.Sql {
  return states.length > 0 ? Prisma.sql`${row}.state IN (${Prisma.join(states)})` : Prisma.sql`false`;
}

/** Every visit in these states that the filter's site, kind and days select. */
export function visitsInStates(
  scope: ProjectScope,
  filter: FindingsFilter,
  states: VisitState[],
  joins = Prisma.empty,
): Prisma.Sql {
  return Prisma.sql`visits v ${presentSite} ${joins} WHERE ${visitPlace(scope, filter)} AND ${inStates(states)}`;
}

/**
 * What these visits have in each dimension (c), from the kept counts alone: they know what selects a visit. v is as far
 * as that goes: id, site_id, state, visited_on.
 */
export function keptInStates(scope: ProjectScope, filter: FindingsFilter, states: VisitState[]): Prisma.Sql {
  return Prisma.sql`visit_counts c
    CROSS JOIN LATERAL (SELECT c.project_id, c.visit_id AS id, c.site_id, c.state, c.visited_on) AS v ${presentSite}
    WHERE ${visitPlace(scope, filter)} AND ${inStates(states)}`;
}

/**
 * The visits that count. Dimension, theme, mark and search say nothing about a whole visit, so they are ignored.
 * `joins` are further tables, joined to v or s.
 */
export function countedVisits(scope: ProjectScope, filter: FindingsFilter, joins = Prisma.empty): Prisma.Sql {
  return visitsInStates(scope, filter, countedStates(scope, filter), joins);
}

/** A theme and all themes below it. */
function themeBranch(projectId: string, theme: string): Prisma.Sql {
  return Prisma.sql`SELECT theme_id FROM theme_branches(${projectId}::uuid) WHERE root_id = ${theme}::uuid`;
}

/** Entry e has a theme t of its own dimension that satisfies `within`. */
export function carriesTheme(within: Prisma.Sql = Prisma.empty): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM entry_themes et JOIN themes t ON t.project_id = et.project_id AND t.id = et.theme_id
    WHERE et.project_id = e.project_id AND et.entry_id = e.id AND t.dimension = e.dimension
    ${within})`;
}

/** Every month with a visit that can be found. */
const everyMonth = (scope: ProjectScope) => Prisma.sql`ARRAY(
  SELECT DISTINCT month_of(visited_on) FROM visits WHERE project_id = ${scope.projectId}::uuid AND has_counts(state))`;

/** The entries that hold the words, by the index of the search: of all months, or of these (`month_of`). */
export function entriesHolding(scope: ProjectScope, words: string, months?: readonly number[]): Prisma.Sql {
  const among = months ? Prisma.sql`${[...months]}::int[]` : everyMonth(scope);
  return Prisma.sql`entries_holding(${scope.projectId}::uuid, ${among}, ${words})`;
}

/** The ids of the filter's theme and of all themes below it, as an array; empty without a theme. */
export function branchIds(scope: ProjectScope, { theme }: FindingsFilter): Prisma.Sql {
  return theme && theme !== "none"
    ? Prisma.sql`ARRAY(${themeBranch(scope.projectId, theme)})`
    : Prisma.sql`'{}'::uuid[]`;
}

/**
 * AND …: the filter's theme, whose `branchIds` are given, for entries that have been narrowed to few otherwise. They
 * are looked up one by one, behind OFFSET 0: as a join, the planner reads the themes of the whole project.
 */
export function fewWithTheme({ theme }: FindingsFilter, branch: readonly string[]): Prisma.Sql {
  if (!theme) return Prisma.empty;
  return theme === "none"
    ? Prisma.sql`AND NOT ${carriesTheme(Prisma.sql`OFFSET 0`)}`
    : Prisma.sql`AND ${carriesTheme(Prisma.sql`AND t.id = ANY(${branch}::uuid[]) OFFSET 0`)}`;
}

function entryConditions(scope: ProjectScope, filter: FindingsFilter): Prisma.Sql {
  const conditions = [Prisma.sql`e.project_id = ${scope.projectId}::uuid`];
  // A mark says that there are no entries, so a filter by mark selects visits, never entries.
  if (filter.mark) conditions.push(Prisma.sql`false`);
  if (filter.dimension) conditions.push(Prisma.sql`e.dimension = ${filter.dimension}`);
  if (filter.theme === "none") conditions.push(Prisma.sql`NOT ${carriesTheme()}`);
  else if (filter.theme)
    conditions.push(carriesTheme(Prisma.sql`AND t.id IN (${themeBranch(scope.projectId, filter.theme)})`));
  return all(conditions);
}

/**
 * The entries among `rows` that count under all of the filter but its words. `joins` are further tables, joined to
 * e, v or s.
 */
export function countedAmong(
  scope: ProjectScope,
  filter: FindingsFilter,
  rows: Prisma.Sql,
  joins = Prisma.empty,
): Prisma.Sql {
  return Prisma.sql`${rows} e
    JOIN visits v ON v.project_id = e.project_id AND v.id = e.visit_id ${presentSite} ${joins}
    WHERE ${visitPlace(scope, filter)} AND ${inStates(countedStates(scope, filter))} AND ${entryConditions(scope, filter)}`;
}

/**
 * Those of these few entries that count under all of the filter but its words. Their visits are looked up first:
 * without that, the planner may look for all of the entries anew at each visit of the project.
 */
export function countedChosen(scope: ProjectScope, filter: FindingsFilter, ids: readonly string[]): Prisma.Sql {
  const chosen = Prisma.sql`entries WHERE project_id = ${scope.projectId}::uuid AND id = ANY(${[...ids]}::uuid[])`;
  return Prisma.sql`${countedAmong(scope, filter, Prisma.sql`(SELECT * FROM ${chosen})`)}
    AND v.id = ANY(ARRAY(SELECT visit_id FROM ${chosen}))`;
}

/** Every entry that holds the filter's words, or every one. */
function entriesOf(scope: ProjectScope, filter: FindingsFilter): Prisma.Sql {
  return filter.q ? entriesHolding(scope, filter.q) : Prisma.sql`entries`;
}

/** The entries that count. `joins` are further tables, joined to e, v or s. */
export function countedEntries(scope: ProjectScope, filter: FindingsFilter, joins = Prisma.empty): Prisma.Sql {
  return countedAmong(scope, filter, entriesOf(scope, filter), joins);
}

/**
 * The entries that count, where what is said of their visits is worked out once for each visit. `visits` is a SELECT
 * from `countedVisits` with the visit's id, which becomes v. `joins` are further tables, joined to e or v.
 */
export function countedEntriesOf(
  visits: Prisma.Sql,
  scope: ProjectScope,
  filter: FindingsFilter,
  joins = Prisma.empty,
): Prisma.Sql {
  return Prisma.sql`(${visits}) AS v JOIN ${entriesOf(scope, filter)} e ON e.visit_id = v.id ${joins}
    WHERE ${entryConditions(scope, filter)}`;
}

const dimensionOrder = Prisma.sql`array_position(ARRAY['status', 'example', 'problem', 'suggestion'], e.dimension)`;
/** The order of the visits in every list of entries. */
export const visitOrder = Prisma.sql`v.visited_on, v.id`;
/** The order of the entries of one visit: that of the outline. */
export const withinVisit = Prisma.sql`${dimensionOrder}, e.position, e.id`;
/** The order of every list of entries. */
export const inVisitOrder = Prisma.sql`${visitOrder}, ${withinVisit}`;

/**
 * The figures that count. Theme and search apply to entries, so they are ignored. `joins` are further tables, joined to
 * f, v or s.
 */
export function countedFigures(scope: ProjectScope, filter: FindingsFilter, joins = Prisma.empty): Prisma.Sql {
  return Prisma.sql`figures f
    JOIN visits v ON v.project_id = f.project_id AND v.id = f.visit_id ${presentSite} ${joins}
    WHERE ${visitPlace(scope, filter)} AND ${inStates(countedStates(scope, filter))}
      ${filter.dimension ? Prisma.sql`AND f.dimension = ${filter.dimension}` : Prisma.empty}`;
}

/** The marks 未谈及 and 无此情况 that count. */
export function countedMarks(scope: ProjectScope, filter: FindingsFilter): Prisma.Sql {
  return Prisma.sql`visit_dimension_marks m
    JOIN visits v ON v.project_id = m.project_id AND v.id = m.visit_id ${presentSite}
    WHERE ${visitPlace(scope, filter)} AND ${inStates(countedStates(scope, filter))}
      ${filter.dimension ? Prisma.sql`AND m.dimension = ${filter.dimension}` : Prisma.empty}
      ${filter.mark ? Prisma.sql`AND m.mark = ${filter.mark}` : Prisma.empty}`;
}

/**
 * The planned sites under the filter: present-day sites that are on the list, or were removed but have a counted visit.
 */
export function plannedSites(scope: ProjectScope, filter: FindingsFilter): Prisma.Sql {
  const counted = countedVisits(scope, filter);
  return Prisma.sql`sites site
    WHERE site.project_id = ${scope.projectId}::uuid AND site.merged_into_id IS NULL
      ${filter.kind ? Prisma.sql`AND site.kind = ${filter.kind}` : Prisma.empty}
      ${filter.county ? Prisma.sql`AND site.county = ${filter.county}` : Prisma.empty}
      ${filter.site ? Prisma.sql`AND site.id = ${filter.site}::uuid` : Prisma.empty}
      AND (site.removed_at IS NULL OR EXISTS (SELECT 1 FROM ${counted} AND s.id = site.id))`;
}
