import { attachmentHeader } from "@/lib/file-name";
import { defineAuditedProjectRoute, noStore } from "@/lib/gates/define-route";
import { readIssueFile } from "@/lib/reports/data/issues";

/** The Word file of a report as it was sent out. */
export const GET = defineAuditedProjectRoute(
  "GET /api/reports/[projectId]/[reportId]/issues/[issueId]",
  async ({ params, scope, audit }) => {
    const { reportId, issueId } = params;
    const file = await readIssueFile(scope, { reportId, issueId });
    audit(String(reportId), { issue: file.number });
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        ...noStore,
        "Content-Type": file.mediaType,
        "Content-Disposition": attachmentHeader(file.name, file.plainName),
      },
    });
  },
);
