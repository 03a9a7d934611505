import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { readNames } from "@/lib/visits/data/people-names";
import type { VisitContent } from "@/lib/visits/schema";
import type { ChangeNames } from "@/lib/visits/types";

/** The names of the sites and people that these contents name by their ids. */
export async function readChangeNames(scope: ProjectScope, contents: readonly VisitContent[]): Promise<ChangeNames> {
  const people = contents.flatMap(({ recorderId, memberIds }) => [recorderId, ...memberIds]);
  const nameOf = await readNames(people);
  const sites = await readOnly().site.findMany({
    where: { projectId: scope.projectId, id: { in: contents.map(({ siteId }) => siteId) } },
    select: { id: true, name: true },
  });
  return {
    siteNames: Object.fromEntries(sites.map(({ id, name }) => [id, name])),
    memberNames: Object.fromEntries(people.map((id) => [id, nameOf(id)])),
  };
}
