import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { readWorkingCopy } from "@/lib/reports/data/working-copy";

/** The report as its editor works on it. */
export const GET = defineProjectRoute("GET /api/reports/[projectId]/[reportId]/draft", async ({ params, scope }) =>
  Response.json(await readWorkingCopy(scope, params["reportId"]), { headers: noStore }),
);
