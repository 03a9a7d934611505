import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { readLedgerSets } from "@/lib/reports/data/ledger";

/** The totals that a report can print, by both rules of counting. */
export const GET = defineProjectRoute("GET /api/reports/[projectId]/ledger", async ({ scope }) =>
  Response.json(await readLedgerSets(scope), { headers: noStore }),
);
