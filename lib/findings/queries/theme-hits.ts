import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { countedEntries } from "@/lib/findings/filter";
import { areKept, keptThemes } from "@/lib/findings/kept-counts";
import type { FindingsFilter } from "@/lib/findings/schema";
import { Prisma } from "@/lib/generated/prisma/client";

/** Entry e with each of its themes that count, and each theme above: branch.root_id. */
export function inBranches(scope: ProjectScope): Prisma.Sql {
  return Prisma.sql`
    JOIN entry_themes et ON et.project_id = e.project_id AND et.entry_id = e.id
    JOIN theme_branches(${scope.projectId}::uuid) branch ON branch.theme_id = et.theme_id AND branch.dimension = e.dimension`;
}

/**
 * Question: in how many entries does each present-day site speak of each theme? One row for each theme and site:
 * theme_id, site_id, name, kind, position, entries. theme-support counts these rows, theme-sites lists them.
 * Denominator: none.
 * Excluded: as in theme-support.
 */
export function themeHits(scope: ProjectScope, filter: FindingsFilter): Prisma.Sql {
  if (areKept(filter) && !filter.theme)
    return Prisma.sql`
      SELECT c.theme_id, s.id AS site_id, s.name, s.kind, s.position, sum(c.entries)::int AS entries
      FROM ${keptThemes(scope, filter)}
      GROUP BY c.theme_id, s.id, s.name, s.kind, s.position`;
  // Of entries with a word, or under a theme: no kept count knows what else they are about.
  return Prisma.sql`
    SELECT branch.root_id AS theme_id, s.id AS site_id, s.name, s.kind, s.position, count(DISTINCT e.id)::int AS entries
    FROM ${countedEntries(scope, filter, inBranches(scope))}
    GROUP BY branch.root_id, s.id, s.name, s.kind, s.position`;
}
