import { exportEntries } from "@/lib/findings/export-entries";
import { defineAuditedProjectRoute } from "@/lib/gates/define-route";
import { readTableFormat, tableAnswer } from "@/lib/gates/table-answer";
import { translator } from "@/lib/i18n/server";

/** The entries behind a number, as a table. Takes the same parameters as the page that lists them. */
export const GET = defineAuditedProjectRoute(
  "GET /api/exports/[projectId]/entries",
  async ({ request, scope, now, audit }) => {
    const query = new URL(request.url).searchParams;
    const format = readTableFormat(query);
    const { filter, table } = await exportEntries(scope, query, { t: await translator(), now });
    // Logs which conditions were used, not the search words: the audit must not contain words of a note.
    audit(scope.projectId, { format, by: Object.keys(filter) });
    return tableAnswer(table, format, "entries");
  },
);
