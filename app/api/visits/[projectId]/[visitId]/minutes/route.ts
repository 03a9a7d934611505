import { attachmentHeader } from "@/lib/file-name";
import { defineAuditedProjectRoute, noStore } from "@/lib/gates/define-route";
import { exportMinutes } from "@/lib/visits/minutes/export";
import { wordType } from "@/lib/word/media-type";

/** A visit's 走访纪要 as a Word file. */
export const GET = defineAuditedProjectRoute(
  "GET /api/visits/[projectId]/[visitId]/minutes",
  async ({ params, scope, audit }) => {
    const { name, bytes, detail } = await exportMinutes(scope, params["visitId"]);
    audit(String(params["visitId"]), detail);
    return new Response(new Uint8Array(bytes), {
      headers: { ...noStore, "Content-Type": wordType, "Content-Disposition": attachmentHeader(name, "minutes.docx") },
    });
  },
);
