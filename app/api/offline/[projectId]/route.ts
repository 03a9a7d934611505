import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { streamedBody } from "@/lib/row-stream";
import { knowsOnlyFirstShape, notesInFirstShape, offlineInFirstShape } from "@/lib/visits/first-shape";
import { readOfflineProject } from "@/lib/visits/data/offline-project";

/** What a writing member's device keeps of the project, sealed, for working without a network. */
export const GET = defineProjectRoute("GET /api/offline/[projectId]", async ({ request, scope, now }) => {
  const wording = knowsOnlyFirstShape(request) ? { head: offlineInFirstShape, notes: notesInFirstShape } : undefined;
  const pieces = await readOfflineProject(scope, { now, timeZone: env().TIME_ZONE }, wording);
  if (!pieces) throw new AppError("not_found");
  return new Response(streamedBody(pieces), { headers: { ...noStore, "content-type": "application/json" } });
});
