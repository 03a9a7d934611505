import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings } from "@/lib/db";

/** How many of these sites the project has. */
export async function knownSites({ projectId }: ProjectScope, siteIds: readonly string[]): Promise<number> {
  return readFindings().site.count({ where: { projectId, id: { in: [...siteIds] } } });
}
