import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { choosePhotos } from "@/lib/reports/annexes/choose-photos";

/** The photos that an annex of a report may show. */
export const GET = defineProjectRoute("GET /api/reports/[projectId]/photos", async ({ request, scope }) =>
  Response.json(await choosePhotos(scope, new URL(request.url).searchParams), { headers: noStore }),
);
