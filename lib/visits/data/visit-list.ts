import "server-only";
import { can, type VisitSubject } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Counts } from "@/lib/visits/counts";
import { visibleStates } from "@/lib/visits/data/visible-states";
import { waitsFor } from "@/lib/visits/data/waiting";
import type { VisitListFilter } from "@/lib/visits/list-filter";
import { visitStates, type SiteKind, type VisitMethod, type VisitState } from "@/lib/vocabulary";

export interface VisitSummary extends Counts {
  id: string;
  siteName: string;
  siteKind: SiteKind;
  /** The present-day site if the visit was to a former one; null otherwise. */
  presentName: string | null;
  /** YYYY-MM-DD */
  visitedOn: string;
  method: VisitMethod;
  recorderName: string;
  state: VisitState;
  openComments: number;
  version: number;
  /** What the reader may do with it together with others. */
  may: "handIn" | "approve" | null;
}

function mayOf(scope: ProjectScope, visit: VisitSubject): VisitSummary["may"] {
  // A returned visit has comments: it is handed in again in the form, where they are.
  if (visit.state === "draft" && can(scope.actor, "visit.submit", visit)) return "handIn";
  return can(scope.actor, "visit.approve", visit) ? "approve" : null;
}

export interface VisitPage {
  total: number;
  visits: VisitSummary[];
}

/** FROM and WHERE of the list: the visits of the filter that the reader's role may open. */
function chosenVisits(scope: ProjectScope, filter: VisitListFilter): Prisma.Sql {
  const conditions = [
    Prisma.sql`v.project_id = ${scope.projectId}::uuid`,
    Prisma.sql`v.state IN (${Prisma.join(visibleStates(scope))})`,
  ];
  if (filter.site) conditions.push(Prisma.sql`ps.present_id = ${filter.site}::uuid`);
  if (filter.state) conditions.push(Prisma.sql`v.state = ${filter.state}`);
  if (filter.waiting) conditions.push(waitsFor(scope, filter.waiting));
  if (filter.recorder) conditions.push(Prisma.sql`v.recorder_id = ${filter.recorder}::uuid`);
  if (filter.only)
    conditions.push(Prisma.sql`v.id IN (${Prisma.join(filter.only.split(",").map((id) => Prisma.sql`${id}::uuid`))})`);
  if (filter.imported)
    conditions.push(Prisma.sql`v.id IN (SELECT i.visit_id FROM imported_visits i
      WHERE i.project_id = ${scope.projectId}::uuid AND i.imported_at = ${filter.imported}::timestamptz)`);
  if (filter.from) conditions.push(Prisma.sql`v.visited_on >= ${filter.from}::date`);
  if (filter.to) conditions.push(Prisma.sql`v.visited_on <= ${filter.to}::date`);
  return Prisma.sql`visits v
    JOIN sites s ON s.project_id = v.project_id AND s.id = v.site_id
    JOIN present_sites ps ON ps.project_id = v.project_id AND ps.site_id = v.site_id
    JOIN sites present ON present.project_id = v.project_id AND present.id = ps.present_id
    WHERE ${Prisma.join(conditions, " AND ")}`;
}

/** How many of them there are in each state, in the order of the states. */
export async function countVisitsByState(
  scope: ProjectScope,
  filter: VisitListFilter,
): Promise<{ state: VisitState; visits: number }[]> {
  const rows = await readOnly().$queryRaw<{ state: VisitState; visits: number }[]>(Prisma.sql`
    SELECT v.state, count(*)::int AS visits FROM ${chosenVisits(scope, filter)} GROUP BY v.state`);
  return visitStates.flatMap((state) => rows.filter((row) => row.state === state));
}

/** Newest first. Only visits that the reader's role may open. */
export async function listVisits(
  scope: ProjectScope,
  filter: VisitListFilter,
  page: { offset: number; size: number },
): Promise<VisitPage> {
  const chosen = chosenVisits(scope, filter);
  const counting = readOnly().$queryRaw<{ total: number }[]>(Prisma.sql`SELECT count(*)::int AS total FROM ${chosen}`);
  const listing = readOnly().$queryRaw<(Omit<VisitSummary, "may"> & VisitSubject)[]>(Prisma.sql`
    SELECT v.id, v.version, v.recorder_id AS "recorderId", v.created_by AS "createdBy", s.name AS "siteName", s.kind AS "siteKind", nullif(present.name, s.name) AS "presentName",
      to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn", v.method, v.state,
      (SELECT display_name FROM users u WHERE u.id = v.recorder_id) AS "recorderName",
      (SELECT count(*)::int FROM entries e WHERE e.project_id = v.project_id AND e.visit_id = v.id) AS entries,
      (SELECT count(*)::int FROM figures f WHERE f.project_id = v.project_id AND f.visit_id = v.id) AS figures,
      (SELECT count(*)::int FROM review_comments c
        WHERE c.project_id = v.project_id AND c.visit_id = v.id AND c.resolved_at IS NULL) AS "openComments"
    FROM ${chosen}
    ORDER BY v.visited_on DESC, s.position, v.id LIMIT ${page.size} OFFSET ${page.offset}`);
  const [counted, visits] = await Promise.all([counting, listing]);
  return {
    total: counted[0]?.total ?? 0,
    visits: visits.map(({ recorderId, createdBy, ...visit }) => ({
      ...visit,
      may: mayOf(scope, { state: visit.state, recorderId, createdBy }),
    })),
  };
}
