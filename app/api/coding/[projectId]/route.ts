import { readChips } from "@/lib/coding/data/chips";
import { defineProjectRoute, noStore } from "@/lib/gates/define-route";

/** The themes that entries of an open page have now: it asks when it was told that others have coded. */
export const GET = defineProjectRoute("GET /api/coding/[projectId]", async ({ request, scope }) =>
  Response.json(await readChips(scope, new URL(request.url).searchParams), { headers: noStore }),
);
