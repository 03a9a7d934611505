import { exportCoverage } from "@/lib/findings/export-tables";
import { csvAnswer } from "@/lib/gates/csv-answer";
import { defineAuditedProjectRoute } from "@/lib/gates/define-route";
import { translator } from "@/lib/i18n/server";

/** Site × dimension as a table: all sites, also where the page shows some. */
export const GET = defineAuditedProjectRoute(
  "GET /api/exports/[projectId]/coverage",
  async ({ request, scope, audit }) => {
    const t = await translator();
    const { filter, csv } = await exportCoverage(scope, new URL(request.url).searchParams, t);
    audit(scope.projectId, { format: "csv", by: Object.keys(filter) });
    return csvAnswer(csv, t("findings.export.coverage.file"), "coverage.csv");
  },
);
