import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { countedVisits, maySeeUnapproved, presentSiteOf } from "@/lib/findings/filter";
import { Prisma } from "@/lib/generated/prisma/client";
import { reportFilter, type CountRule } from "@/lib/reports/report-filter";
import type { PhotoFact } from "@/lib/reports/types";

/** Photos of visits, as a report may show them. */

const columns = Prisma.sql`
  a.id AS "attachmentId", v.id AS "visitId", v.state AS "visitState", to_char(v.visited_on, 'YYYY-MM-DD') AS "visitedOn",
  s.name AS "siteName", s.kind AS "siteKind", nullif(former.name, s.name) AS "visitedAs", a.file_name AS "fileName",
  a.missing_since IS NOT NULL AS missing`;
const photosOfVisit = Prisma.sql`
  JOIN attachments a ON a.project_id = v.project_id AND a.visit_id = v.id AND a.kind = 'photo'
  JOIN sites former ON former.project_id = v.project_id AND former.id = v.site_id`;

/** Those of `ids` that still exist. A reader who may not read an unapproved visit does not get its photos. */
export async function readPhotos(
  scope: ProjectScope,
  ids: readonly string[],
  reader: Reader = readOnly(),
): Promise<PhotoFact[]> {
  if (ids.length === 0) return [];
  const maySeeAll = maySeeUnapproved(scope);
  return reader.$queryRaw<PhotoFact[]>(Prisma.sql`
    SELECT ${columns} FROM visits v ${presentSiteOf(Prisma.sql`v`)} ${photosOfVisit}
    WHERE v.project_id = ${scope.projectId}::uuid AND a.id = ANY(${[...ids]}::uuid[])
      ${maySeeAll ? Prisma.empty : Prisma.sql`AND v.state = 'approved'`}`);
}

export const photosOnPage = 24;

/** A page of the photos of visits that count, the latest visit first. */
export async function listPhotos(
  scope: ProjectScope,
  rule: CountRule,
  page: number,
  reader: Reader = readOnly(),
): Promise<{ total: number; photos: PhotoFact[] }> {
  const counted = countedVisits(scope, reportFilter(rule), photosOfVisit);
  const [total] = await reader.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM ${counted}`,
  );
  const photos = await reader.$queryRaw<PhotoFact[]>(Prisma.sql`
    SELECT ${columns} FROM ${counted}
    ORDER BY v.visited_on DESC, v.id, a.id LIMIT ${photosOnPage} OFFSET ${(page - 1) * photosOnPage}`);
  return { total: total?.count ?? 0, photos };
}
