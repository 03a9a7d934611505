import { exportThemes } from "@/lib/findings/export-tables";
import { defineAuditedProjectRoute } from "@/lib/gates/define-route";
import { readTableFormat, tableAnswer } from "@/lib/gates/table-answer";
import { translator } from "@/lib/i18n/server";

/** Theme × site as a table. Takes the same parameters as the page of themes. */
export const GET = defineAuditedProjectRoute(
  "GET /api/exports/[projectId]/themes",
  async ({ request, scope, now, audit }) => {
    const query = new URL(request.url).searchParams;
    const format = readTableFormat(query);
    const { filter, table } = await exportThemes(scope, query, { t: await translator(), now });
    audit(scope.projectId, { format, by: Object.keys(filter) });
    return tableAnswer(table, format, "themes");
  },
);
