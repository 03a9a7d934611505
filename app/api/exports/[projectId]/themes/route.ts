import { attachmentHeader } from "@/lib/file-name";
import { exportThemes } from "@/lib/findings/export-tables";
import { defineAuditedProjectRoute, noStore } from "@/lib/gates/define-route";
import { translator } from "@/lib/i18n/server";

/** Theme × site as a table. Takes the same parameters as the page of themes. */
export const GET = defineAuditedProjectRoute(
  "GET /api/exports/[projectId]/themes",
  async ({ request, scope, audit }) => {
    const t = await translator();
    const { filter, csv } = await exportThemes(scope, new URL(request.url).searchParams, t);
    audit(scope.projectId, { format: "csv", by: Object.keys(filter) });
    return new Response(csv, {
      headers: {
        ...noStore,
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": attachmentHeader(t("findings.export.themes.file"), "themes.csv"),
      },
    });
  },
);
