import { attachmentHeader } from "@/lib/file-name";
import { defineAuditedProjectRoute, defineWritingProjectRoute, noStore } from "@/lib/gates/define-route";
import { bodyOf } from "@/lib/reports/body-of";
import { lockReport } from "@/lib/reports/mutations";
import { addOpinions } from "@/lib/reports/opinion-mutations";
import { exportOpinions, opinionsOfFile } from "@/lib/reports/opinion-files";
import { siteImportLimits } from "@/lib/sites/import-problems";
import { AppError } from "@/lib/errors";
import { id } from "@/lib/text";

/** The 意见采纳情况表 as a file: ?format=xlsx, or docx. */
export const GET = defineAuditedProjectRoute(
  "GET /api/reports/[projectId]/[reportId]/opinions",
  async ({ request, params, scope, now, audit }) => {
    const file = await exportOpinions(scope, params["reportId"], new URL(request.url).searchParams, now);
    audit(String(params["reportId"]), { format: file.format, opinions: file.count });
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        ...noStore,
        "Content-Type": file.mediaType,
        "Content-Disposition": attachmentHeader(file.name, file.plainName),
      },
    });
  },
);

/** A reply sheet that came back; its name is in the address: ?name=反馈.xlsx. */
export const POST = defineWritingProjectRoute(
  "POST /api/reports/[projectId]/[reportId]/opinions",
  async ({ request, params, scope, now, write }) => {
    const reportId = id.safeParse(params["reportId"]);
    if (!reportId.success) throw new AppError("not_found");
    const bytes = await bodyOf(request, siteImportLimits.bytes);
    const { opinions, left } = opinionsOfFile(new URL(request.url).searchParams.get("name") ?? "", bytes);
    await write(async (tx, audit) => {
      await lockReport(tx, scope, reportId.data);
      await addOpinions(tx, scope, { reportId: reportId.data, returnId: null, opinions, now });
      audit(reportId.data, { opinions: opinions.length });
    });
    return Response.json({ added: opinions.length, left }, { status: 201, headers: noStore });
  },
);
