import { defineWritingProjectRoute, noStore } from "@/lib/gates/define-route";
import { lockReport } from "@/lib/reports/mutations";
import { bodyOf } from "@/lib/reports/body-of";
import { compareFile, recordReturn } from "@/lib/reports/record-return";
import { mostReturnedBytes } from "@/lib/reports/returned/limits";

/** A Word file that came back; its name is in the address: ?name=改稿.docx. Compared before anything is locked. */
export const POST = defineWritingProjectRoute(
  "POST /api/reports/[projectId]/[reportId]/issues/[issueId]/returns",
  async ({ request, params, scope, now, write }) => {
    const bytes = await bodyOf(request, mostReturnedBytes);
    const name = new URL(request.url).searchParams.get("name") ?? "";
    const { reportId, issueId } = params;
    const returned = await compareFile(scope, { reportId, issueId }, { name, bytes });
    const returnId = await write(async (tx, audit) => {
      await lockReport(tx, scope, returned.reportId);
      const id = await recordReturn(tx, scope, { ...returned, now });
      audit(returned.reportId, { issue: returned.issueId, returned: id, items: returned.items.length });
      return id;
    });
    return Response.json({ returnId }, { status: 201, headers: noStore });
  },
);
