import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import type { ProfileSite } from "@/lib/profiles/types";
import type { SiteKind } from "@/lib/vocabulary";

type FoundSite = { site: ProfileSite } | { presentId: string } | null;

/** The site with its history. A former site leads to the present one that it counts as. Null if there is none. */
export async function readProfileSite(scope: ProjectScope, siteId: string): Promise<FoundSite> {
  const row = await readOnly().site.findUnique({
    where: { projectId_id: { projectId: scope.projectId, id: siteId } },
    select: {
      id: true,
      name: true,
      kind: true,
      county: true,
      presentId: true,
      formerNames: { select: { name: true }, orderBy: { name: "asc" } },
    },
  });
  if (!row) return null;
  if (row.presentId !== null && row.presentId !== row.id) return { presentId: row.presentId };
  const merged = await readOnly().site.findMany({
    where: { projectId: scope.projectId, presentId: row.id, id: { not: row.id } },
    select: { name: true },
    orderBy: [{ position: "asc" }, { name: "asc" }],
  });
  return {
    site: {
      id: row.id,
      name: row.name,
      kind: row.kind as SiteKind, // checked by the database
      county: row.county,
      formerNames: row.formerNames.map(({ name }) => name),
      mergedSites: merged.map(({ name }) => name),
    },
  };
}
