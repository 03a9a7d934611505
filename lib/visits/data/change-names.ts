import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { readQuestions } from "@/lib/followups/data/form-follow-ups";
import { readNames } from "@/lib/visits/data/people-names";
import type { VisitContent } from "@/lib/visits/schema";
import type { ChangeNames } from "@/lib/visits/types";

/** The names of the sites, people and follow-ups that these contents name by their ids. */
export async function readChangeNames(scope: ProjectScope, contents: readonly VisitContent[]): Promise<ChangeNames> {
  const asked = contents.flatMap(({ answers }) => answers);
  const followUps = await readQuestions(
    scope,
    asked.map(({ id }) => id),
  );
  const tied = new Set(asked.flatMap(({ entryIds }) => entryIds));
  const answering = contents.flatMap(({ entries }) => entries.filter(({ id }) => tied.has(id)));
  const people = contents.flatMap(({ recorderId, memberIds }) => [recorderId, ...memberIds]);
  const nameOf = await readNames(people);
  const sites = await readOnly().site.findMany({
    where: { projectId: scope.projectId, id: { in: contents.map(({ siteId }) => siteId) } },
    select: { id: true, name: true },
  });
  return {
    siteNames: Object.fromEntries(sites.map(({ id, name }) => [id, name])),
    memberNames: Object.fromEntries(people.map((id) => [id, nameOf(id)])),
    followUps,
    answerTexts: Object.fromEntries(answering.map(({ id, text }) => [id, text])),
  };
}
