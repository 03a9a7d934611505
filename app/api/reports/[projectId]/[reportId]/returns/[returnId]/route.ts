import { AppError } from "@/lib/errors";
import { attachmentHeader } from "@/lib/file-name";
import { defineAuditedProjectRoute, noStore } from "@/lib/gates/define-route";
import { readReturnFile } from "@/lib/reports/data/returns";
import { wordType } from "@/lib/word/media-type";

/** A returned Word file as it came. */
export const GET = defineAuditedProjectRoute(
  "GET /api/reports/[projectId]/[reportId]/returns/[returnId]",
  async ({ params, scope, audit }) => {
    const { reportId, returnId } = params;
    const file = await readReturnFile(scope, { reportId, returnId });
    if (!file) throw new AppError("not_found");
    audit(String(reportId), { returned: String(returnId) });
    return new Response(new Uint8Array(file.file), {
      headers: {
        ...noStore,
        "Content-Type": wordType,
        "Content-Disposition": attachmentHeader(file.fileName, "returned.docx"),
      },
    });
  },
);
