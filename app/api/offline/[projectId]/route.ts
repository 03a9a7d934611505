import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { knowsOnlyFirstShape, offlineInFirstShape } from "@/lib/visits/first-shape";
import { readOfflineProject } from "@/lib/visits/data/offline-project";

/** What a writing member's device keeps of the project, sealed, for working without a network. */
export const GET = defineProjectRoute("GET /api/offline/[projectId]", async ({ request, scope, now }) => {
  const project = await readOfflineProject(scope, { now, timeZone: env().TIME_ZONE });
  if (!project) throw new AppError("not_found");
  const said = knowsOnlyFirstShape(request) ? offlineInFirstShape(project) : project;
  return Response.json(said, { headers: noStore });
});
