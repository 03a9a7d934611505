import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ReportModel } from "@/lib/reports/model";
import type { PlacedSite, ProjectPlaces } from "@/lib/reports/outward/places";

/** Every name of the project's places, and the letters that stand for its sites; removed and former sites too. */
export async function readPlaces(
  scope: ProjectScope,
  models: readonly ReportModel[] = [],
  reader: Reader = readOnly(),
): Promise<ProjectPlaces> {
  const { projectId } = scope;
  const sites = await reader.$queryRaw<PlacedSite[]>(Prisma.sql`
    SELECT s.id, s.name, s.kind, s.county, coalesce(s.present_id, s.id) AS "presentId", m.number AS mask
    FROM sites s LEFT JOIN site_masks m ON m.project_id = s.project_id AND m.site_id = s.id
    WHERE s.project_id = ${projectId}::uuid ORDER BY s.position, s.name, s.id`);
  const formerNames = await reader.siteFormerName.findMany({
    where: { projectId },
    select: { siteId: true, name: true },
    orderBy: [{ siteId: "asc" }, { name: "asc" }],
  });
  const places = await reader.$queryRaw<{ place: string }[]>(Prisma.sql`
    SELECT DISTINCT place FROM visits WHERE project_id = ${projectId}::uuid AND place <> '' ORDER BY place`);
  const cited = models.flatMap(({ sections, annexPages = [] }) => [
    ...sections.flatMap(({ points }) => points.flatMap(({ evidence }) => evidence.map(({ visitId }) => visitId))),
    ...annexPages.flatMap(({ photos = [] }) => photos.map(({ visitId }) => visitId)),
  ]);
  const visits = await reader.$queryRaw<{ id: string; siteId: string }[]>(Prisma.sql`
    SELECT v.id, v.site_id AS "siteId" FROM visits v
    WHERE v.project_id = ${projectId}::uuid AND v.id = ANY(${[...new Set(cited)]}::uuid[])`);
  return {
    sites,
    formerNames,
    visitPlaces: places.map(({ place }) => place),
    siteOfVisit: new Map(visits.map(({ id, siteId }) => [id, siteId])),
  };
}
