import { serveFile } from "@/lib/attachments/serve";
import { defineProjectRoute } from "@/lib/gates/define-route";

export const GET = defineProjectRoute("GET /api/attachments/[projectId]/[attachmentId]", ({ request, params, scope }) =>
  serveFile(scope, params["attachmentId"], request),
);
