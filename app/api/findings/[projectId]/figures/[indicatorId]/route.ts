import { AppError } from "@/lib/errors";
import { conditionsOf, readIndicatorBehind } from "@/lib/findings/behind";
import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { translator } from "@/lib/i18n/server";
import { id } from "@/lib/text";

/**
 * What is behind the total of an indicator, for the row that was opened. Takes the parameters of the page that shows
 * it.
 */
export const GET = defineProjectRoute(
  "GET /api/findings/[projectId]/figures/[indicatorId]",
  async ({ request, scope, params }) => {
    const indicatorId = id.safeParse(params["indicatorId"]);
    const filter = conditionsOf(new URL(request.url).searchParams, await translator());
    const behind = indicatorId.success ? await readIndicatorBehind(scope, indicatorId.data, filter) : null;
    if (!behind) throw new AppError("not_found");
    return Response.json(behind, { headers: noStore });
  },
);
