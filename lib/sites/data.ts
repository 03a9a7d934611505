import "server-only";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
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

/** The names that a new site may not have, with their counties. */
export function listSiteNames(scope: ProjectScope): Promise<NamedPlace[]> {
  return readOnly().site.findMany({
    where: { projectId: scope.projectId, removedAt: null },
    select: { name: true, county: true },
  });
}
