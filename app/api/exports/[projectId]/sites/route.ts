import { defineAuditedProjectRoute } from "@/lib/gates/define-route";
import { readTableFormat, tableAnswer } from "@/lib/gates/table-answer";
import { translator } from "@/lib/i18n/server";
import { exportSites } from "@/lib/sites/export-sites";

/** 调研点 as a table. Takes the same parameters as the page that lists them. */
export const GET = defineAuditedProjectRoute(
  "GET /api/exports/[projectId]/sites",
  async ({ request, scope, now, audit }) => {
    const query = new URL(request.url).searchParams;
    const format = readTableFormat(query);
    const { asked, table } = await exportSites(scope, query, { t: await translator(), now });
    audit(scope.projectId, { format, kind: asked.kind });
    return tableAnswer(table, format, "sites");
  },
);
