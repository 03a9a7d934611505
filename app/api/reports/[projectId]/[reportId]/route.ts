import { attachmentHeader } from "@/lib/file-name";
import { defineAuditedProjectRoute, noStore } from "@/lib/gates/define-route";
import { exportReport } from "@/lib/reports/export";
import { wordType } from "@/lib/word/media-type";

/** The report as a Word file: ?format=docx&evidence=1, or 0 for a clean copy. */
export const GET = defineAuditedProjectRoute(
  "GET /api/reports/[projectId]/[reportId]",
  async ({ request, params, scope, audit }) => {
    const { name, bytes, detail } = await exportReport(scope, params["reportId"], new URL(request.url).searchParams);
    audit(String(params["reportId"]), detail);
    return new Response(new Uint8Array(bytes), {
      headers: { ...noStore, "Content-Type": wordType, "Content-Disposition": attachmentHeader(name, "report.docx") },
    });
  },
);
