import { exportClaims } from "@/lib/findings/claims/export-claims";
import { defineAuditedProjectRoute } from "@/lib/gates/define-route";
import { readTableFormat, tableAnswer } from "@/lib/gates/table-answer";
import { translator } from "@/lib/i18n/server";

/** 结论 as a table. Takes the dimension of its page. */
export const GET = defineAuditedProjectRoute(
  "GET /api/exports/[projectId]/claims",
  async ({ request, scope, now, audit }) => {
    const query = new URL(request.url).searchParams;
    const format = readTableFormat(query);
    const { filter, table } = await exportClaims(scope, query, { t: await translator(), now });
    audit(scope.projectId, { format, by: Object.keys(filter) });
    return tableAnswer(table, format, "claims");
  },
);
