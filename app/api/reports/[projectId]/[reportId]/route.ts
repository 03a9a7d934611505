import { attachmentHeader } from "@/lib/file-name";
import { defineAuditedProjectRoute, noStore } from "@/lib/gates/define-route";
import { exportReport } from "@/lib/reports/export";

/** The report as a file: ?format=docx&evidence=1, or 0 for a clean copy. */
export const GET = defineAuditedProjectRoute(
  "GET /api/reports/[projectId]/[reportId]",
  async ({ request, params, scope, audit }) => {
    const file = await exportReport(scope, params["reportId"], new URL(request.url).searchParams);
    audit(String(params["reportId"]), file.detail);
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        ...noStore,
        "Content-Type": file.mediaType,
        "Content-Disposition": attachmentHeader(file.name, file.plainName),
      },
    });
  },
);
