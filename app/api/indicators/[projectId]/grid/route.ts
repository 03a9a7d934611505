import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { answerColumns } from "@/lib/indicators/grid/asked-columns";
import { translator } from "@/lib/i18n/server";

/** Columns of the ledger's grid, as they come into view. Takes the filter of its page. */
export const GET = defineProjectRoute("GET /api/indicators/[projectId]/grid", async ({ request, scope }) =>
  Response.json(await answerColumns(scope, new URL(request.url).searchParams, await translator()), {
    headers: noStore,
  }),
);
