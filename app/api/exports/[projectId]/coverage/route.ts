import { exportCoverage } from "@/lib/findings/export-tables";
import { defineAuditedProjectRoute } from "@/lib/gates/define-route";
import { readTableFormat, tableAnswer } from "@/lib/gates/table-answer";
import { translator } from "@/lib/i18n/server";

/** Site × dimension as a table: all sites, also where the page shows some. */
export const GET = defineAuditedProjectRoute(
  "GET /api/exports/[projectId]/coverage",
  async ({ request, scope, now, audit }) => {
    const query = new URL(request.url).searchParams;
    const format = readTableFormat(query);
    const { filter, table } = await exportCoverage(scope, query, { t: await translator(), now });
    audit(scope.projectId, { format, by: Object.keys(filter) });
    return tableAnswer(table, format, "coverage");
  },
);
