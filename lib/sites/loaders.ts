import "server-only";
import { can } from "@/lib/auth/policy";
import { openProject } from "@/lib/gates/open-page";
import { findSiteByName, listSites } from "@/lib/sites/data";
import { id } from "@/lib/text";
import { provinces } from "@/lib/sites/national/national-list";

export async function loadSites(projectId: string) {
  const { scope } = await openProject(projectId, "site.read");
  return { projectId, sites: await listSites(scope), canEdit: can(scope.actor, "site.edit") };
}

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The parameters of an address, with the site by its id. A filter over many sites sends a name. A name that no site has
 * stays, so that the page says that it does not understand it.
 */
export async function loadSiteParameter(projectId: string, params: Parameters): Promise<Parameters> {
  const { site } = params;
  if (typeof site !== "string" || site.trim() === "" || id.safeParse(site).success) return params;
  const { scope } = await openProject(projectId, "site.read");
  return { ...params, site: (await findSiteByName(scope, site)) ?? site };
}

/** The form for adding sites needs only the province names. Everything below is fetched when it is opened. */
export async function loadAddSites(projectId: string) {
  await openProject(projectId, "site.edit");
  return { projectId, provinces: provinces() };
}
