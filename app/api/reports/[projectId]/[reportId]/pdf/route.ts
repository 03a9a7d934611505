import { AppError } from "@/lib/errors";
import { defineAuditedProjectRoute, noStore } from "@/lib/gates/define-route";
import { exportReport, readExportQuery } from "@/lib/reports/export";
import { reportPdf } from "@/lib/reports/print/report-pdf";

/**
 * The report as it is printed: a PDF of its Word file. ?ready=1 only makes it, and answers { fault }, so that the page
 * can say that it is made, or why not, before it opens it.
 */
export const GET = defineAuditedProjectRoute(
  "GET /api/reports/[projectId]/[reportId]/pdf",
  async ({ request, params, scope, now, audit }) => {
    const isReady = new URL(request.url).searchParams.get("ready") === "1";
    const file = await exportReport(scope, params["reportId"], readExportQuery(new URLSearchParams()), now);
    const made = await reportPdf(file.bytes);
    if (isReady) return Response.json({ fault: "fault" in made ? made.fault : null }, { headers: noStore });
    if ("fault" in made) throw new AppError("conflict", `reports.pdf.${made.fault}`);
    audit(String(params["reportId"]), { ...file.detail, format: "pdf" });
    return new Response(new Uint8Array(made.pdf), {
      headers: {
        ...noStore,
        "Content-Type": "application/pdf",
        "Content-Disposition": 'inline; filename="report.pdf"',
      },
    });
  },
);
