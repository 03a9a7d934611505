import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { streamedBody } from "@/lib/row-stream";
import { notesInFirstShape, offlineInFirstShape, offlineInSecondShape, shapeOf } from "@/lib/visits/first-shape";
import { readOfflineProject } from "@/lib/visits/data/offline-project";

/** What a writing member's device keeps of the project, sealed, for working without a network. */
const asToday = <Said extends object>(said: Said): Said => said;
/** How pages of older shapes are answered. */
const wordings = new Map([
  [1, { head: offlineInFirstShape, notes: notesInFirstShape }],
  [2, { head: offlineInSecondShape, notes: asToday }],
]);

export const GET = defineProjectRoute("GET /api/offline/[projectId]", async ({ request, scope, now }) => {
  const pieces = await readOfflineProject(scope, { now, timeZone: env().TIME_ZONE }, wordings.get(shapeOf(request)));
  if (!pieces) throw new AppError("not_found");
  return new Response(streamedBody(pieces), { headers: { ...noStore, "content-type": "application/json" } });
});
