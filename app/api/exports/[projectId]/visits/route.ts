import { defineAuditedProjectRoute } from "@/lib/gates/define-route";
import { readTableFormat, tableAnswer } from "@/lib/gates/table-answer";
import { translator } from "@/lib/i18n/server";
import { exportVisits } from "@/lib/visits/export-visits";

/** 走访清单 as a table. Takes the same parameters as the page that lists them. */
export const GET = defineAuditedProjectRoute(
  "GET /api/exports/[projectId]/visits",
  async ({ request, scope, now, audit }) => {
    const query = new URL(request.url).searchParams;
    const format = readTableFormat(query);
    const { filter, table } = await exportVisits(scope, query, { t: await translator(), now });
    audit(scope.projectId, { format, by: Object.keys(filter) });
    return tableAnswer(table, format, "visits");
  },
);
