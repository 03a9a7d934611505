import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { readSilence } from "@/lib/reports/data/silence";

/** The sites behind the number of a theme, and the others with the reason: ?theme=…&unapproved=1. */
export const GET = defineProjectRoute("GET /api/reports/[projectId]/silence", async ({ request, scope }) =>
  Response.json(await readSilence(scope, new URL(request.url).searchParams), { headers: noStore }),
);
