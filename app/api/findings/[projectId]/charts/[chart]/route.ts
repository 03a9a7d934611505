import { AppError } from "@/lib/errors";
import { conditionsOf } from "@/lib/findings/behind";
import { readAnyChart } from "@/lib/findings/charts/any-chart";
import { drawChart } from "@/lib/findings/charts/draw";
import { chartWidths } from "@/lib/findings/charts/read-charts";
import { defineProjectRoute, noStore } from "@/lib/gates/define-route";
import { translator } from "@/lib/i18n/server";

/** The picture of a chart. Takes the parameters of the page that shows it, and `width`: narrow for a phone. */
export const GET = defineProjectRoute(
  "GET /api/findings/[projectId]/charts/[chart]",
  async ({ request, scope, params }) => {
    const t = await translator();
    const query = new URL(request.url).searchParams;
    const width = query.get("width") === "narrow" ? chartWidths.narrow : chartWidths.wide;
    const found = await readAnyChart(scope, params["chart"], { filter: conditionsOf(query, t), width, t });
    if (!found) throw new AppError("not_found");
    return new Response(drawChart(found.drawing), {
      headers: {
        ...noStore,
        "Content-Type": "image/svg+xml; charset=utf-8",
        // Opened by itself, it is a picture and nothing else.
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      },
    });
  },
);
