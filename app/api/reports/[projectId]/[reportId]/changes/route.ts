import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { readChanges } from "@/lib/reports/data/changes";

/** What has been written in a report since the version that an open page knows: ?since=7. */
export const GET = defineProjectRoute(
  "GET /api/reports/[projectId]/[reportId]/changes",
  async ({ request, params, scope }) =>
    Response.json(await readChanges(scope, params["reportId"], new URL(request.url).searchParams), {
      headers: noStore,
    }),
);
