import "server-only";
import { can } from "@/lib/auth/policy";
import { openProject } from "@/lib/gates/open-page";
import { listSites } from "@/lib/sites/data";
import { provinces } from "@/lib/sites/national/national-list";

export async function loadSites(projectId: string) {
  const { scope } = await openProject(projectId, "site.read");
  return { projectId, sites: await listSites(scope), canEdit: can(scope.actor, "site.edit") };
}

/** The form for adding sites needs only the province names. Everything below is fetched when it is opened. */
export async function loadAddSites(projectId: string) {
  await openProject(projectId, "site.edit");
  return { projectId, provinces: provinces() };
}
