import { defineWritingProjectRoute } from "@/lib/gates/define-route";
import { fileAnswer } from "@/lib/gates/file-answer";
import { readIssueFile } from "@/lib/reports/data/issues";
import { drawMasks } from "@/lib/reports/draw-masks";
import { readIssueQuery } from "@/lib/reports/export";

/** The Word file of a report as it was sent out; ?edition=outward without the names of places. */
export const GET = defineWritingProjectRoute(
  "GET /api/reports/[projectId]/[reportId]/issues/[issueId]",
  async ({ request, params, scope, write }) => {
    const { reportId, issueId } = params;
    const { edition } = readIssueQuery(new URL(request.url).searchParams);
    if (edition === "outward") await write((tx) => drawMasks(tx, scope));
    const file = await readIssueFile(scope, { reportId, issueId }, edition);
    await write(async (_tx, audit) => audit(String(reportId), { issue: file.number, edition }));
    return fileAnswer(file);
  },
);
