import { defineWritingProjectRoute } from "@/lib/gates/define-route";
import { fileAnswer } from "@/lib/gates/file-answer";
import { readIssueFile } from "@/lib/reports/data/issues";
import { drawMasks } from "@/lib/reports/draw-masks";
import { readIssueQuery } from "@/lib/reports/export";

/**
 * The Word file of a report as it was sent out: the stored one; ?evidence=0 without its 佐证索引; ?edition=outward without
 * the names of places.
 */
export const GET = defineWritingProjectRoute(
  "GET /api/reports/[projectId]/[reportId]/issues/[issueId]",
  async ({ request, params, scope, write }) => {
    const { reportId, issueId } = params;
    const asked = readIssueQuery(new URL(request.url).searchParams);
    const { edition, evidence } = asked;
    if (edition === "outward") await write((tx) => drawMasks(tx, scope));
    const file = await readIssueFile(scope, { reportId, issueId }, asked);
    await write(async (_tx, audit) => audit(String(reportId), { issue: file.number, edition, evidence }));
    return fileAnswer(file);
  },
);
