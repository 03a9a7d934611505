import { attachmentHeader } from "@/lib/file-name";
import { defineAuditedProjectRoute, noStore } from "@/lib/gates/define-route";
import { redlineFile } from "@/lib/reports/redline-file";
import { wordType } from "@/lib/word/media-type";

/** 花脸稿: ?from=<an issue>&to=<an issue, or now>. */
export const GET = defineAuditedProjectRoute(
  "GET /api/reports/[projectId]/[reportId]/redline",
  async ({ request, params, scope, audit, now }) => {
    const query = new URL(request.url).searchParams;
    const file = await redlineFile(scope, params["reportId"], query, now);
    audit(String(params["reportId"]), { from: query.get("from"), to: query.get("to") });
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        ...noStore,
        "Content-Type": wordType,
        "Content-Disposition": attachmentHeader(file.name, "redline.docx"),
      },
    });
  },
);
