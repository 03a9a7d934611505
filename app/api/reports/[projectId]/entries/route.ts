import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { listCandidates } from "@/lib/reports/candidates";

/** The entries a point may cite: ?theme=…&q=…&unapproved=1&page=2. */
export const GET = defineProjectRoute("GET /api/reports/[projectId]/entries", async ({ request, scope }) =>
  Response.json(await listCandidates(scope, new URL(request.url).searchParams), { headers: noStore }),
);
