import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { visibleStates } from "@/lib/visits/data/visible-states";

export interface Recorder {
  id: string;
  displayName: string;
}

/** The names of everyone who recorded a visit that the reader may open. */
export async function listRecorders(scope: ProjectScope): Promise<Recorder[]> {
  const rows = await readOnly().membership.findMany({
    where: { projectId: scope.projectId, recorded: { some: { state: { in: visibleStates(scope) } } } },
    select: { userId: true, user: { select: { displayName: true } } },
    orderBy: { user: { displayName: "asc" } },
  });
  return rows.map(({ userId, user }) => ({ id: userId, displayName: user.displayName }));
}
