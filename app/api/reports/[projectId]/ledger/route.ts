import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { chooseLedger } from "@/lib/reports/choose-ledger";

/** The totals that a report can print, by both rules of counting: ?county=…&kind=…. */
export const GET = defineProjectRoute("GET /api/reports/[projectId]/ledger", async ({ request, scope }) =>
  Response.json(await chooseLedger(scope, new URL(request.url).searchParams), { headers: noStore }),
);
