import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { checkOutward } from "@/lib/reports/outward-check";

/** What may tell a place in the outward edition: of the report, or of ?issue=…. */
export const GET = defineProjectRoute(
  "GET /api/reports/[projectId]/[reportId]/outward",
  async ({ request, params, scope, now }) => {
    const found = await checkOutward(scope, params["reportId"], new URL(request.url).searchParams, now);
    return Response.json(found, { headers: noStore });
  },
);
