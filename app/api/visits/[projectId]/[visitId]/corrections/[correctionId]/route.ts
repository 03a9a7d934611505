import { AppError } from "@/lib/errors";
import { attachmentHeader } from "@/lib/file-name";
import { defineAuditedProjectRoute, noStore } from "@/lib/gates/define-route";
import { readCorrectionFile } from "@/lib/reports/data/corrections";
import { wordType } from "@/lib/word/media-type";

/** Corrected minutes as they came. */
export const GET = defineAuditedProjectRoute(
  "GET /api/visits/[projectId]/[visitId]/corrections/[correctionId]",
  async ({ params, scope, audit }) => {
    const { visitId, correctionId } = params;
    const file = await readCorrectionFile(scope, { visitId, correctionId });
    if (!file) throw new AppError("not_found");
    audit(String(visitId), { corrected: String(correctionId) });
    return new Response(new Uint8Array(file.file), {
      headers: {
        ...noStore,
        "Content-Type": wordType,
        "Content-Disposition": attachmentHeader(file.fileName, "minutes.docx"),
      },
    });
  },
);
