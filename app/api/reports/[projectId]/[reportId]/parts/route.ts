import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { previewParts } from "@/lib/reports/data/part-plan";

/** Which sites would go to which 分报告: ?by=county, also without it, or ?by=kind. */
export const GET = defineProjectRoute(
  "GET /api/reports/[projectId]/[reportId]/parts",
  async ({ request, params, scope }) =>
    Response.json(await previewParts(scope, params["reportId"], new URL(request.url).searchParams), {
      headers: noStore,
    }),
);
