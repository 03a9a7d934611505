import { attachmentHeader } from "@/lib/file-name";
import { defineAuditedProjectRoute, noStore } from "@/lib/gates/define-route";
import { exportProfile } from "@/lib/profiles/export";
import { wordType } from "@/lib/word/media-type";

/** 一镇一档 of a site as a Word file. `unapproved=1` counts visits that wait for approval too. */
export const GET = defineAuditedProjectRoute(
  "GET /api/profiles/[projectId]/[siteId]",
  async ({ request, params, scope, audit }) => {
    const unapproved = new URL(request.url).searchParams.get("unapproved") === "1";
    const { name, bytes, siteId, detail } = await exportProfile(scope, { siteId: params["siteId"], unapproved });
    audit(siteId, detail);
    return new Response(new Uint8Array(bytes), {
      headers: { ...noStore, "Content-Type": wordType, "Content-Disposition": attachmentHeader(name, "site.docx") },
    });
  },
);
