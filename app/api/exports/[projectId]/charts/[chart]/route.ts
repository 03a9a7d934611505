import { exportChart } from "@/lib/findings/charts/export-chart";
import { defineAuditedProjectRoute } from "@/lib/gates/define-route";
import { fileAnswer } from "@/lib/gates/file-answer";
import { translator } from "@/lib/i18n/server";

/** The picture of a chart as a file, with what it counted and what it left out. */
export const GET = defineAuditedProjectRoute(
  "GET /api/exports/[projectId]/charts/[chart]",
  async ({ request, params, scope, now, audit }) => {
    const query = new URL(request.url).searchParams;
    const asked = { chart: params["chart"], query };
    const { filter, name, svg } = await exportChart(scope, asked, { t: await translator(), now });
    audit(scope.projectId, { chart: String(params["chart"]), by: Object.keys(filter) });
    const bytes = new TextEncoder().encode(svg);
    return fileAnswer({ name, plainName: "chart.svg", mediaType: "image/svg+xml; charset=utf-8", bytes });
  },
);
