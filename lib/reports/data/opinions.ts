import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly } from "@/lib/db";
import { openReport } from "@/lib/reports/data/open-reports";
import type { Opinion } from "@/lib/reports/opinions/schema";
import { id } from "@/lib/text";
import type { OpinionHandling } from "@/lib/vocabulary";

/** The 意见采纳情况表 of a report with the report's title, in its order. Null if there is no such report. */
export async function readOpinions(
  scope: ProjectScope,
  reportId: unknown,
): Promise<{ reportId: string; title: string; opinions: Opinion[] } | null> {
  const known = id.safeParse(reportId);
  if (!known.success) return null;
  const report = await readOnly().report.findFirst({
    where: { projectId: scope.projectId, id: known.data, ...openReport(scope) },
    select: {
      title: true,
      opinions: {
        select: {
          id: true,
          opinion: true,
          about: true,
          source: true,
          handling: true,
          reason: true,
          version: true,
          returnId: true,
        },
        orderBy: [{ position: "asc" }, { id: "asc" }],
      },
    },
  });
  return (
    report && {
      reportId: known.data,
      title: report.title,
      opinions: report.opinions.map(({ returnId, handling, ...one }) => ({
        ...one,
        handling: handling as OpinionHandling, // a check on the column allows only this list
        isComment: returnId !== null,
      })),
    }
  );
}
