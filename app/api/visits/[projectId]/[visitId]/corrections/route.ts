import { AppError } from "@/lib/errors";
import { defineWritingProjectRoute, noStore } from "@/lib/gates/define-route";
import { bodyOf } from "@/lib/reports/body-of";
import { compareCorrected, recordCorrection } from "@/lib/reports/record-correction";
import { mostReturnedBytes } from "@/lib/reports/returned/limits";
import { lockVisit } from "@/lib/visits/mutations";

/**
 * Minutes that a township corrected; the file's name is in the address: ?name=走访纪要.docx. Compared before anything is
 * locked.
 */
export const POST = defineWritingProjectRoute(
  "POST /api/visits/[projectId]/[visitId]/corrections",
  async ({ request, params, scope, now, write }) => {
    const bytes = await bodyOf(request, mostReturnedBytes);
    const name = new URL(request.url).searchParams.get("name") ?? "";
    const corrected = await compareCorrected(scope, params["visitId"], { name, bytes });
    const { id, created } = await write(async (tx, audit) => {
      if (!(await lockVisit(tx, scope, corrected.visitId))) throw new AppError("not_found");
      const recorded = await recordCorrection(tx, scope, { ...corrected, now });
      if (recorded.created) audit(corrected.visitId, { corrected: recorded.id, items: corrected.items.length });
      return recorded;
    });
    return Response.json({ correctionId: id }, { status: created ? 201 : 200, headers: noStore });
  },
);
