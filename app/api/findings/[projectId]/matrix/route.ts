import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { answerCells } from "@/lib/findings/matrix/asked-cells";
import { translator } from "@/lib/i18n/server";

/** The cells of some rows and columns of the matrix, as they come into view. Takes the filter of its page. */
export const GET = defineProjectRoute("GET /api/findings/[projectId]/matrix", async ({ request, scope }) =>
  Response.json(await answerCells(scope, new URL(request.url).searchParams, await translator()), { headers: noStore }),
);
