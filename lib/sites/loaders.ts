import "server-only";
import { can } from "@/lib/auth/policy";
import { openProject } from "@/lib/gates/open-page";
import { listSites } from "@/lib/sites/data";
import { provinces } from "@/lib/sites/national/national-list";

export async function loadSites(projectId: string) {
  const { scope } = await openProject(projectId, "site.read");
  return { projectId, sites: await listSites(scope), canEdit: can(scope.actor, "site.edit") };
}

/** Adding needs the province names only; everything below them is asked for as it is opened. */
export async function loadAddSites(projectId: string) {
  await openProject(projectId, "site.edit");
  return { projectId, provinces: provinces() };
}
