import { codebookFile } from "@/lib/codebook/exchange/file";
import { defineAuditedProjectRoute } from "@/lib/gates/define-route";
import { fileAnswer } from "@/lib/gates/file-answer";
import { translator } from "@/lib/i18n/server";

/** The codebook to take away: ?format=xlsx, a workbook, or ?format=qdc, a codebook of REFI-QDA. */
export const GET = defineAuditedProjectRoute(
  "GET /api/exports/[projectId]/codebook",
  async ({ request, scope, audit, now }) => {
    const format = new URL(request.url).searchParams.get("format") === "qdc" ? "qdc" : "xlsx";
    const file = await codebookFile(scope, format, { t: await translator(), now });
    audit(scope.projectId, { format });
    return fileAnswer(file);
  },
);
