import { readJoinedSheet } from "@/lib/coding/theme-sheet";
import { AppError } from "@/lib/errors";
import { conditionsOf } from "@/lib/findings/behind";
import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { translator } from "@/lib/i18n/server";
import { id } from "@/lib/text";

/** What is behind a theme's number, for the row that was opened. Takes the parameters of the page that shows it. */
export const GET = defineProjectRoute(
  "GET /api/findings/[projectId]/themes/[themeId]",
  async ({ request, scope, params }) => {
    const themeId = id.safeParse(params["themeId"]);
    const filter = conditionsOf(new URL(request.url).searchParams, await translator());
    const sheet = themeId.success ? await readJoinedSheet(scope, { themeId: themeId.data, filter }) : null;
    if (!sheet) throw new AppError("not_found");
    return Response.json(sheet, { headers: noStore });
  },
);
