import { defineWritingProjectRoute } from "@/lib/gates/define-route";
import { fileAnswer } from "@/lib/gates/file-answer";
import { drawMasks } from "@/lib/reports/draw-masks";
import { exportList, readListQuery } from "@/lib/reports/export-list";

/** A table beside the report: ?list=problem&format=xlsx&edition=internal. */
export const GET = defineWritingProjectRoute(
  "GET /api/reports/[projectId]/[reportId]/lists",
  async ({ request, params, scope, now, write }) => {
    const asked = readListQuery(new URL(request.url).searchParams);
    if (asked.edition === "outward") await write((tx) => drawMasks(tx, scope));
    const file = await exportList(scope, params["reportId"], asked, now);
    await write(async (_tx, audit) => audit(String(params["reportId"]), file.detail));
    return fileAnswer(file);
  },
);
