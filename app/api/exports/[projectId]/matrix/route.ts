import { exportMatrix } from "@/lib/findings/matrix/export-matrix";
import { defineAuditedProjectRoute } from "@/lib/gates/define-route";
import { fileAnswer } from "@/lib/gates/file-answer";
import { translator } from "@/lib/i18n/server";

/** The whole matrix as a workbook. Takes the same parameters as its page. */
export const GET = defineAuditedProjectRoute(
  "GET /api/exports/[projectId]/matrix",
  async ({ request, scope, audit, now }) => {
    const file = await exportMatrix(scope, new URL(request.url).searchParams, await translator(), now);
    audit(scope.projectId, file.detail);
    return fileAnswer(file);
  },
);
