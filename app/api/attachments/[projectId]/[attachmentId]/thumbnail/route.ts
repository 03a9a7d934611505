import { serveThumbnail } from "@/lib/attachments/serve";
import { defineProjectRoute } from "@/lib/gates/define-route";

export const GET = defineProjectRoute(
  "GET /api/attachments/[projectId]/[attachmentId]/thumbnail",
  ({ request, params, scope }) => serveThumbnail(scope, params["attachmentId"], request),
);
