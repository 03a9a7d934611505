import { exportFigures } from "@/lib/indicators/export-figures";
import { csvAnswer } from "@/lib/gates/csv-answer";
import { defineAuditedProjectRoute } from "@/lib/gates/define-route";
import { translator } from "@/lib/i18n/server";
import { streamedBody } from "@/lib/row-stream";

/** The figures of the ledger as a table. Takes the same parameters as the page that lists them. */
export const GET = defineAuditedProjectRoute(
  "GET /api/exports/[projectId]/figures",
  async ({ request, scope, audit }) => {
    const t = await translator();
    const { filter, lines } = exportFigures(scope, new URL(request.url).searchParams, t);
    audit(scope.projectId, { format: "csv", by: Object.keys(filter) });
    return csvAnswer(streamedBody(lines), t("indicators.export.file"), "figures.csv");
  },
);
