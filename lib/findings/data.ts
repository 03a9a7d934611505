import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import type { CommonThreshold } from "@/lib/findings/commonness";
import type { FindingsFilter } from "@/lib/findings/schema";
import type { DimensionKey } from "@/lib/vocabulary";

export function readThreshold(scope: ProjectScope): Promise<CommonThreshold> {
  return readOnly().project.findUniqueOrThrow({
    where: { id: scope.projectId },
    select: { commonMinSites: true, commonMinPercent: true },
  });
}

/** The names of the filter's site and theme. Null if the filter has none or if it does not exist. */
export async function readFilterNames(
  scope: ProjectScope,
  filter: FindingsFilter,
): Promise<{ site: string | null; theme: string | null }> {
  const { projectId } = scope;
  const site = filter.site
    ? await readOnly().site.findUnique({
        where: { projectId_id: { projectId, id: filter.site } },
        select: { name: true },
      })
    : null;
  const theme =
    filter.theme && filter.theme !== "none"
      ? await readOnly().theme.findUnique({
          where: { projectId_id: { projectId, id: filter.theme } },
          select: { name: true },
        })
      : null;
  return { site: site?.name ?? null, theme: theme?.name ?? null };
}

/** The reader's own visits that are not handed in yet. */
export function countOwnDrafts(scope: ProjectScope): Promise<number> {
  return readOnly().visit.count({ where: { projectId: scope.projectId, recorderId: scope.userId, state: "draft" } });
}

/** A theme with the name of the one above it. Null if the project has no such theme. */
export async function readTheme(scope: ProjectScope, id: string, reader: Reader = readOnly()) {
  const theme = await reader.theme.findUnique({
    where: { projectId_id: { projectId: scope.projectId, id } },
    select: {
      id: true,
      name: true,
      dimension: true,
      definition: true,
      archivedAt: true,
      parent: { select: { name: true } },
    },
  });
  if (!theme) return null;
  const { parent, dimension, archivedAt, ...own } = theme;
  return {
    ...own,
    archived: archivedAt !== null,
    dimension: dimension as DimensionKey, // checked by the database
    parentName: parent?.name ?? null,
  };
}

/** Those of these themes that are there. */
export async function readThemeNames(
  { projectId }: ProjectScope,
  ids: readonly string[],
): Promise<{ id: string; name: string; dimension: DimensionKey }[]> {
  if (ids.length === 0) return [];
  const rows = await readOnly().theme.findMany({
    where: { projectId, id: { in: [...ids] } },
    select: { id: true, name: true, dimension: true },
  });
  return rows.map((row) => ({ ...row, dimension: row.dimension as DimensionKey })); // checked by the database
}

/** A present-day site. Null if the project has no such site, or if it counts as another one. */
export function readSite(
  scope: ProjectScope,
  id: string,
  reader: Reader = readOnly(),
): Promise<{ id: string; name: string } | null> {
  return reader.site.findFirst({
    where: { projectId: scope.projectId, id, mergedIntoId: null },
    select: { id: true, name: true },
  });
}

/** Themes with their texts, and the names of sites, to say what a text of the team is about. */
export async function readTextNames({ projectId }: ProjectScope, reader: Reader = readOnly()) {
  const [themes, sites] = await Promise.all([
    reader.theme.findMany({
      where: { projectId },
      select: { id: true, name: true, definition: true, dimension: true, archivedAt: true },
      orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
    }),
    reader.site.findMany({ where: { projectId }, select: { id: true, name: true } }),
  ]);
  return {
    sites,
    themes: themes.map(({ archivedAt, dimension, ...own }) => ({
      ...own,
      archived: archivedAt !== null,
      dimension: dimension as DimensionKey, // checked by the database
    })),
  };
}
