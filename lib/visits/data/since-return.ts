import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { readChangeNames } from "@/lib/visits/data/change-names";
import { readContent } from "@/lib/visits/data/stored-visit";
import { revisionDiff } from "@/lib/visits/revision-diff";
import type { SinceReturn } from "@/lib/visits/types";

const noNames = { siteNames: {}, memberNames: {}, followUps: {}, answerTexts: {} };

/** What changed in a visit since it was last returned. Null if it never was. */
export async function readSinceReturn(
  scope: ProjectScope,
  visit: { id: string; version: number },
): Promise<SinceReturn | null> {
  const returned = await readOnly().visitTransition.findFirst({
    where: { projectId: scope.projectId, visitId: visit.id, toState: "returned" },
    select: { version: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  if (!returned) return null;
  if (returned.version === visit.version) return { changes: [], ...noNames };
  const [before, after] = await Promise.all([
    readContent(readOnly(), scope, { id: visit.id, version: returned.version }),
    readContent(readOnly(), scope, visit),
  ]);
  return { changes: revisionDiff(before, after), ...(await readChangeNames(scope, [before, after])) };
}
