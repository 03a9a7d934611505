import "server-only";
import { can } from "@/lib/auth/policy";
import { readSuggestions } from "@/lib/coding/data/suggestions";
import { without } from "@/lib/findings/filter-address";
import { entryPageSize } from "@/lib/findings/loaders";
import { dimensionCounts, type DimensionCount } from "@/lib/findings/queries/dimension-counts";
import { entryList } from "@/lib/findings/queries/entry-list";
import { themeSupport } from "@/lib/findings/queries/theme-support";
import type { FindingsFilter } from "@/lib/findings/schema";
import { orderTree } from "@/lib/findings/theme-tree";
import { openProject } from "@/lib/gates/open-page";
import { readSiteFilter } from "@/lib/sites/data";

function sumOf(counts: ReadonlyMap<string, DimensionCount>, part: keyof DimensionCount): number {
  return [...counts.values()].reduce((sum, count) => sum + count[part], 0);
}

/** The page where entries get their themes: those without one first, beside the tree, both under the same filter. */
export async function loadCoding(projectId: string, asked: { filter: FindingsFilter; page: number }) {
  const { scope } = await openProject(projectId, "theme.read");
  const filter = without(asked.filter, "mark");
  const everything: FindingsFilter = filter.unapproved ? { unapproved: filter.unapproved } : {};
  const [list, supports, sites, counts] = await Promise.all([
    entryList(scope, filter, { page: asked.page, pageSize: entryPageSize, order: "uncoded_first" }),
    themeSupport(scope, everything),
    readSiteFilter(scope, filter.site),
    dimensionCounts(scope, everything),
  ]);
  const total = sumOf(counts, "entries");
  const submitted = { state: "submitted", recorderId: "", createdBy: "" } as const;
  const mayCode = can(scope.actor, "entry.code");
  // For those who can take them, and where nobody has decided yet.
  const untouched = mayCode ? list.entries.filter((entry) => entry.themes.length === 0) : [];
  const suggested = await readSuggestions(scope, { themes: supports.themes, entries: untouched });
  return {
    ...list,
    entries: list.entries.map((entry) => ({ ...entry, suggested: suggested.get(entry.id) ?? null })),
    themes: orderTree(supports.themes).map((theme) => ({
      id: theme.id,
      name: theme.name,
      dimension: theme.dimension,
      depth: theme.depth,
      parentId: theme.parentId,
      definition: theme.definition,
      sites: theme.support,
      entries: theme.entries,
    })),
    sites,
    coded: { done: total - sumOf(counts, "uncoded"), total },
    mayCode,
    mayEditThemes: can(scope.actor, "theme.edit"),
    maySeeUnapproved: can(scope.actor, "visit.read", submitted),
  };
}
export type Coding = Awaited<ReturnType<typeof loadCoding>>;
export type CodingEntry = Coding["entries"][number];
