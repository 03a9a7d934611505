import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Reader } from "@/lib/db";
import { upgradeContent } from "@/lib/visits/content-shape";
import type { VisitContent } from "@/lib/visits/schema";
import type { ServerVisit } from "@/lib/visits/sync-schema";
import type { VisitState } from "@/lib/vocabulary";

/** The content of one version, as it was saved, in today's shape. @throws ShapeError */
export async function readContent(
  reader: Reader,
  scope: ProjectScope,
  visit: { id: string; version: number },
): Promise<VisitContent> {
  const revision = await reader.visitRevision.findUniqueOrThrow({
    where: {
      projectId_visitId_version: { projectId: scope.projectId, visitId: visit.id, version: visit.version },
    },
    select: { content: true, shape: true },
  });
  return upgradeContent(revision.content, revision.shape);
}

/** The visit as a device continues from it or merges with it. Null if the project has no visit of that id. */
export async function readServerVisit(reader: Reader, scope: ProjectScope, id: string): Promise<ServerVisit | null> {
  const row = await reader.visit.findUnique({
    where: { projectId_id: { projectId: scope.projectId, id } },
    select: { version: true, state: true },
  });
  if (!row) return null;
  const content = await readContent(reader, scope, { id, version: row.version });
  return { version: row.version, state: row.state as VisitState, content }; // the column's check allows only this list
}
