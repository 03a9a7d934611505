import { defineWritingProjectRoute } from "@/lib/gates/define-route";
import { fileAnswer } from "@/lib/gates/file-answer";
import { drawMasks } from "@/lib/reports/draw-masks";
import { exportReport, readExportQuery } from "@/lib/reports/export";

/**
 * The report as a file: ?format=docx&evidence=1, or 0 for a clean copy; &edition=outward without the names of places.
 */
export const GET = defineWritingProjectRoute(
  "GET /api/reports/[projectId]/[reportId]",
  async ({ request, params, scope, now, write }) => {
    const asked = readExportQuery(new URL(request.url).searchParams);
    if (asked.edition === "outward") await write((tx) => drawMasks(tx, scope));
    const file = await exportReport(scope, params["reportId"], asked, now);
    await write(async (_tx, audit) => audit(String(params["reportId"]), file.detail));
    return fileAnswer(file);
  },
);
