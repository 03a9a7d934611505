import { exportThemes } from "@/lib/findings/export-tables";
import { csvAnswer } from "@/lib/gates/csv-answer";
import { defineAuditedProjectRoute } from "@/lib/gates/define-route";
import { translator } from "@/lib/i18n/server";
import { streamedBody } from "@/lib/row-stream";

/** Theme × site as a table. Takes the same parameters as the page of themes. */
export const GET = defineAuditedProjectRoute(
  "GET /api/exports/[projectId]/themes",
  async ({ request, scope, audit }) => {
    const t = await translator();
    const { filter, lines } = await exportThemes(scope, new URL(request.url).searchParams, t);
    audit(scope.projectId, { format: "csv", by: Object.keys(filter) });
    return csvAnswer(streamedBody(lines), t("findings.export.themes.file"), "themes.csv");
  },
);
