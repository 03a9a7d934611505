import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { listSiteChoices } from "@/lib/sites/data";

/** The present sites by name, for a list to choose from that was opened. */
export const GET = defineProjectRoute("GET /api/sites/[projectId]", async ({ scope }) =>
  Response.json(await listSiteChoices(scope), { headers: noStore }),
);
