import "server-only";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { cleanText } from "@/lib/clean-text";
import { readOnly } from "@/lib/db";
import type { NamedPlace } from "@/lib/sites/settle-names";
import { visitStates, type SiteKind, type VisitState } from "@/lib/vocabulary";

export type VisitCounts = Partial<Record<VisitState, number>>;

export interface Site {
  id: string;
  name: string;
  kind: SiteKind;
  county: string;
  /** 沿革: the present site that this former one counts for. */
  mergedIntoId: string | null;
  /** Counts its own visits, not those of former sites, and only those in states that the reader may open. */
  visits: VisitCounts;
}

/** The project's sites in the project's order, including former ones. */
export async function listSites(scope: ProjectScope): Promise<Site[]> {
  const { projectId, actor } = scope;
  // Ignores recorder and author: only what the role alone may open counts.
  const states = visitStates.filter((state) => can(actor, "visit.read", { state, recorderId: "", createdBy: "" }));
  const [rows, groups] = await Promise.all([
    readOnly().site.findMany({
      where: { projectId, removedAt: null },
      select: { id: true, name: true, kind: true, county: true, mergedIntoId: true },
      orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
    }),
    readOnly().visit.groupBy({
      by: ["siteId", "state"],
      where: { projectId, state: { in: states } },
      _count: { _all: true },
    }),
  ]);
  const visits = new Map<string, VisitCounts>();
  for (const { siteId, state, _count } of groups) {
    // Checks on the columns allow only these lists.
    visits.set(siteId, { ...visits.get(siteId), [state as VisitState]: _count._all });
  }
  return rows.map((row) => ({ ...row, kind: row.kind as SiteKind, visits: visits.get(row.id) ?? {} }));
}

/** A present-day site to choose. */
export interface SiteChoice {
  id: string;
  name: string;
}

/** In the project's order. */
export function listSiteChoices(scope: ProjectScope, most?: number): Promise<SiteChoice[]> {
  return readOnly().site.findMany({
    where: { projectId: scope.projectId, mergedIntoId: null, removedAt: null },
    select: { id: true, name: true },
    orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
    ...(most !== undefined && { take: most }),
  });
}

/** What a filter by site offers: the sites if they are few enough for one list, and the chosen one. */
export interface SiteFilterChoices {
  /** Null where they are too many: the reader types a name, and the list comes when the box is opened. */
  few: SiteChoice[] | null;
  chosen: SiteChoice | null;
}

/** A town or a county: a browser's own list of so many is still quick to go through. */
export const mostInOneList = 120;

export async function readSiteFilter(scope: ProjectScope, chosenId: string | undefined): Promise<SiteFilterChoices> {
  const sites = await listSiteChoices(scope, mostInOneList + 1);
  const chosen =
    chosenId === undefined ? null : (sites.find(({ id }) => id === chosenId) ?? (await readSite(scope, chosenId)));
  return { few: sites.length > mostInOneList ? null : sites, chosen };
}

/** The same of sites that have been read already. */
export function siteFilterOf(sites: readonly SiteChoice[], chosenId: string | undefined): SiteFilterChoices {
  const few = sites.length > mostInOneList ? null : sites.map(({ id, name }) => ({ id, name }));
  const chosen = sites.find(({ id }) => id === chosenId);
  return { few, chosen: chosen ? { id: chosen.id, name: chosen.name } : null };
}

function readSite({ projectId }: ProjectScope, id: string): Promise<SiteChoice | null> {
  return readOnly().site.findUnique({ where: { projectId_id: { projectId, id } }, select: { id: true, name: true } });
}

/** The id of the present site of exactly this name, which may come from an address: cleaned as names of sites are. */
export async function findSiteByName(scope: ProjectScope, name: string): Promise<string | null> {
  const site = await readOnly().site.findFirst({
    where: { projectId: scope.projectId, name: cleanText(name, false).trim(), mergedIntoId: null, removedAt: null },
    select: { id: true },
  });
  return site?.id ?? null;
}

/** The names that a new site may not have, with their counties. */
export function listSiteNames(scope: ProjectScope): Promise<NamedPlace[]> {
  return readOnly().site.findMany({
    where: { projectId: scope.projectId, removedAt: null },
    select: { name: true, county: true },
  });
}
