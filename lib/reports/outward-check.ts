import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { readComposedReport } from "@/lib/reports/data/composed";
import { readIssue } from "@/lib/reports/data/issues";
import { documentLabels } from "@/lib/reports/document-words";
import { outwardEdition } from "@/lib/reports/edition";
import type { OutwardCheck } from "@/lib/reports/outward/mask-report";
import { outwardQuerySchema } from "@/lib/reports/schema";
import { id } from "@/lib/text";

/** What may tell a place in the outward edition of a report or of one of its issues, before it is downloaded. */
export async function checkOutward(
  scope: ProjectScope,
  reportId: unknown,
  query: URLSearchParams,
  now: Date,
): Promise<OutwardCheck> {
  const asked = outwardQuerySchema.safeParse(Object.fromEntries(query));
  const known = id.safeParse(reportId);
  if (!asked.success || !known.success) throw new AppError("not_found");
  const { issue: issueId } = asked.data;
  const model = issueId
    ? (await readIssue(scope, { reportId, issueId }))?.model
    : (await readComposedReport(scope, known.data, { now, withMethod: false }))?.model;
  if (!model) throw new AppError("not_found");
  const { warnings } = await outwardEdition(scope, model);
  const names = [
    ...model.sections.flatMap(({ id: section, heading, points }) => [
      [section, heading] as const,
      ...points.map((point) => [point.id, point.lead] as const),
    ]),
    ...(model.annexPages ?? []).map((annex) => [annex.id, documentLabels.annexTitle(annex)] as const),
  ];
  return { warnings, names: Object.fromEntries(names) };
}
