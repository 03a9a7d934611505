import { exportEntries } from "@/lib/findings/export-entries";
import { csvAnswer } from "@/lib/gates/csv-answer";
import { defineAuditedProjectRoute } from "@/lib/gates/define-route";
import { translator } from "@/lib/i18n/server";
import { streamedBody } from "@/lib/row-stream";

/** The entries behind a number, as a table. Takes the same parameters as the page that lists them. */
export const GET = defineAuditedProjectRoute(
  "GET /api/exports/[projectId]/entries",
  async ({ request, scope, audit }) => {
    const t = await translator();
    const { filter, lines } = exportEntries(scope, new URL(request.url).searchParams, t);
    // Logs which conditions were used, not the search words: the audit must not contain words of a note.
    audit(scope.projectId, { format: "csv", by: Object.keys(filter) });
    return csvAnswer(streamedBody(lines), t("findings.export.file"), "entries.csv");
  },
);
