import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { readLedger } from "@/lib/reports/data/ledger";

/** The totals that a report can print, by both rules of counting. */
export const GET = defineProjectRoute("GET /api/reports/[projectId]/ledger", async ({ scope }) => {
  const [approved, withUnapproved] = await Promise.all([readLedger(scope, false), readLedger(scope, true)]);
  return Response.json({ approved, withUnapproved }, { headers: noStore });
});
