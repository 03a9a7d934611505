import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { mostProblems, type EarlierProblem, type EarlierVisit, type SiteNotes } from "@/lib/visits/site-notes";
import type { DimensionKey, EntryForm, VisitMethod, VisitState } from "@/lib/vocabulary";

// Words of closed lists are read back `as` their type below, because the columns' checks allow only lib/vocabulary.ts.

interface SiteRow {
  siteId: string;
  presentId: string;
  name: string;
}

interface VisitRow {
  id: string;
  presentId: string;
  siteId: string;
}

interface ProblemRow extends EarlierProblem {
  presentId: string;
}

/** The sites, each with the present-day site that it counts as. For one site: all that belong to it. */
function readFamilies(reader: Reader, scope: ProjectScope, siteId: string | null): Promise<SiteRow[]> {
  const own = Prisma.sql`SELECT present_id FROM present_sites WHERE project_id = ${scope.projectId}::uuid AND site_id = ${siteId}::uuid`;
  return reader.$queryRaw<SiteRow[]>(Prisma.sql`
    SELECT ps.site_id AS "siteId", ps.present_id AS "presentId", s.name
    FROM present_sites ps JOIN sites s ON s.project_id = ps.project_id AND s.id = ps.site_id
    WHERE ps.project_id = ${scope.projectId}::uuid ${siteId === null ? Prisma.empty : Prisma.sql`AND ps.present_id IN (${own})`}`);
}

/** Open: the visit may still be edited, and it may be the same visit that the notes are shown beside. */
const isOpen = Prisma.sql`(v.state IN ('draft', 'returned'))`;

/** The visits to these sites that are not void, each with its present-day site. */
function visitsTo(scope: ProjectScope, siteIds: string[]): Prisma.Sql {
  return Prisma.sql`visits v JOIN present_sites ps ON ps.project_id = v.project_id AND ps.site_id = v.site_id
    WHERE v.project_id = ${scope.projectId}::uuid AND v.state <> 'voided' AND v.site_id IN (${Prisma.join(siteIds.map((id) => Prisma.sql`${id}::uuid`))})`;
}

/** The newest visit of each present-day site, and the one before it if the newest is open. */
function readNewest(reader: Reader, scope: ProjectScope, siteIds: string[]): Promise<VisitRow[]> {
  return reader.$queryRaw<VisitRow[]>(Prisma.sql`
    SELECT id, "presentId", "siteId" FROM (
      SELECT v.id, v.visited_on, v.site_id AS "siteId", ps.present_id AS "presentId",
        row_number() OVER newest AS place, lag(${isOpen}) OVER newest AS "behindOpen"
      FROM ${visitsTo(scope, siteIds)}
      WINDOW newest AS (PARTITION BY ps.present_id ORDER BY v.visited_on DESC, v.id DESC)
    ) ranked WHERE place = 1 OR (place = 2 AND "behindOpen")
    ORDER BY visited_on DESC, id DESC`);
}

/**
 * The newest problems of each present-day site: of its open visits, and of the others. Read visit by visit, so that a
 * site that is visited often costs no more than another.
 */
function readProblems(reader: Reader, scope: ProjectScope, sites: SiteRow[]): Promise<ProblemRow[]> {
  const project = Prisma.sql`${scope.projectId}::uuid`;
  const [siteIds, presentIds] = [sites.map(({ siteId }) => siteId), sites.map(({ presentId }) => presentId)];
  const newestFirst = Prisma.sql`v.visited_on DESC, v.id DESC`;
  return reader.$queryRaw<ProblemRow[]>(Prisma.sql`
    WITH own AS MATERIALIZED (
      SELECT * FROM unnest(${siteIds}::uuid[], ${presentIds}::uuid[]) AS site (site_id, present_id)
    )
    SELECT found.id, found."visitId", to_char(found.visited_on, 'YYYY-MM-DD') AS "visitedOn", found."questionId", found.text,
      present.present_id AS "presentId"
    FROM (SELECT DISTINCT present_id FROM own) AS present CROSS JOIN (VALUES (true), (false)) AS state (open)
    CROSS JOIN LATERAL (
      SELECT e.id, v.id AS "visitId", v.visited_on, e.question_id AS "questionId", e.text, e.position
      FROM (SELECT v.id, v.visited_on FROM own JOIN visits v ON v.site_id = own.site_id
          WHERE own.present_id = present.present_id AND v.project_id = ${project} AND v.state <> 'voided'
            AND ${isOpen} = state.open ORDER BY ${newestFirst} OFFSET 0) AS v
        CROSS JOIN LATERAL (SELECT * FROM entries
          WHERE project_id = ${project} AND visit_id = v.id AND dimension = 'problem' ORDER BY position OFFSET 0) AS e
      ORDER BY ${newestFirst}, e.position LIMIT ${mostProblems}
    ) AS found
    ORDER BY found.visited_on DESC, found."visitId" DESC, found.position`);
}

async function readVisits(
  reader: Reader,
  scope: ProjectScope,
  newest: VisitRow[],
  nameOf: (siteId: string) => string,
): Promise<Map<string, EarlierVisit>> {
  const rows = await reader.visit.findMany({
    where: { projectId: scope.projectId, id: { in: newest.map(({ id }) => id) } },
    select: {
      id: true,
      visitedOn: true,
      method: true,
      state: true,
      place: true,
      audiences: { select: { category: true }, orderBy: { position: "asc" } },
      entries: {
        select: { id: true, dimension: true, questionId: true, text: true, form: true },
        orderBy: { position: "asc" },
      },
      figures: {
        select: {
          id: true,
          dimension: true,
          questionId: true,
          value: true,
          said: true,
          asOf: true,
          definition: true,
          indicator: { select: { name: true, unit: true } },
        },
        orderBy: { position: "asc" },
      },
    },
  });
  const placeOf = new Map(newest.map((row) => [row.id, row]));
  return new Map(
    rows.map((row) => {
      const place = placeOf.get(row.id);
      const [then, now] = [nameOf(place?.siteId ?? ""), nameOf(place?.presentId ?? "")];
      const visit: EarlierVisit = {
        id: row.id,
        visitedOn: row.visitedOn.toISOString().slice(0, 10),
        method: row.method as VisitMethod,
        state: row.state as VisitState,
        place: row.place,
        audiences: row.audiences.map(({ category }) => category),
        visitedAs: then === now ? null : then,
        entries: row.entries.map((entry) => ({
          ...entry,
          dimension: entry.dimension as DimensionKey,
          form: entry.form as EntryForm,
        })),
        figures: row.figures.map(({ indicator, value, said, dimension, ...figure }) => ({
          ...figure,
          dimension: dimension as DimensionKey,
          indicator: indicator.name,
          unit: indicator.unit,
          value: said || value.toFixed(),
        })),
      };
      return [row.id, visit];
    }),
  );
}

/** The notes of present-day sites, in the order of `newest`. */
async function notesOfVisits(
  reader: Reader,
  scope: ProjectScope,
  { sites, newest }: { sites: SiteRow[]; newest: VisitRow[] },
): Promise<SiteNotes[]> {
  const problems = await readProblems(reader, scope, sites);
  const names = new Map(sites.map((site) => [site.siteId, site.name]));
  const visits = await readVisits(reader, scope, newest, (id) => names.get(id) ?? "");
  const presentIds = new Set([...newest, ...sites].map(({ presentId }) => presentId));
  return [...presentIds].map((presentId) => ({
    siteId: presentId,
    siteIds: sites.filter((site) => site.presentId === presentId).map((site) => site.siteId),
    visits: newest.filter((row) => row.presentId === presentId).flatMap(({ id }) => visits.get(id) ?? []),
    problems: problems.filter((row) => row.presentId === presentId).map(({ presentId: _own, ...problem }) => problem),
  }));
}

/** What was heard at a site before. Null if the project has no such site. */
export async function readSiteNotes(scope: ProjectScope, siteId: string): Promise<SiteNotes | null> {
  const reader = readOnly();
  const sites = await readFamilies(reader, scope, siteId);
  if (sites.length === 0) return null;
  const newest = await readNewest(
    reader,
    scope,
    sites.map((site) => site.siteId),
  );
  return (await notesOfVisits(reader, scope, { sites, newest }))[0] ?? null;
}

/** Of how many sites the notes are in memory at the same time, when those of all are read. */
const sitesAtATime = 50;

/** The same for every site at which anything was heard, some sites at a time, those visited last first. */
export async function* readAllSiteNotes(
  reader: Reader,
  scope: ProjectScope,
  atATime = sitesAtATime,
): AsyncGenerator<SiteNotes[]> {
  const sites = await readFamilies(reader, scope, null);
  if (sites.length === 0) return;
  const newest = await readNewest(
    reader,
    scope,
    sites.map((site) => site.siteId),
  );
  const presentIds = [...new Set(newest.map(({ presentId }) => presentId))];
  for (let from = 0; from < presentIds.length; from += atATime) {
    const some = new Set(presentIds.slice(from, from + atATime));
    const ofThem = (row: { presentId: string }) => some.has(row.presentId);
    yield await notesOfVisits(reader, scope, { sites: sites.filter(ofThem), newest: newest.filter(ofThem) });
  }
}
