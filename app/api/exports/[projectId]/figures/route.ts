import { exportFigures } from "@/lib/indicators/export-figures";
import { defineAuditedProjectRoute } from "@/lib/gates/define-route";
import { readTableFormat, tableAnswer } from "@/lib/gates/table-answer";
import { translator } from "@/lib/i18n/server";

/** The figures of the ledger as a table. Takes the same parameters as the page that lists them. */
export const GET = defineAuditedProjectRoute(
  "GET /api/exports/[projectId]/figures",
  async ({ request, scope, now, audit }) => {
    const query = new URL(request.url).searchParams;
    const format = readTableFormat(query);
    const { filter, table } = await exportFigures(scope, query, { t: await translator(), now });
    audit(scope.projectId, { format, by: Object.keys(filter) });
    return tableAnswer(table, format, "figures");
  },
);
