import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { listVisitedSites } from "@/lib/findings/queries/visited-sites";
import { planParts, type Parting, type PlannedPart } from "@/lib/reports/parted/partings";
import { reportFilter } from "@/lib/reports/report-filter";
import { partsQuerySchema } from "@/lib/reports/schema";
import { fieldProblems } from "@/lib/schema-problems";
import { id } from "@/lib/text";
import type { SiteKind } from "@/lib/vocabulary";

export interface PartPlan {
  parts: (PlannedPart & {
    /** The 分报告 that there is already. */
    reportId: string | null;
  })[];
  /** Sites that go to no part. */
  left: string[];
}

/** What would be made of a 总报告. @throws AppError not_found; conflict if it is a part itself */
export async function readPlan(
  scope: ProjectScope,
  { reportId, by }: { reportId: string; by: Parting },
  reader: Reader = readOnly(),
): Promise<PartPlan & { title: string; includeUnapproved: boolean }> {
  const { projectId } = scope;
  const whole = await reader.report.findFirst({
    where: { projectId, id: reportId, deletedAt: null },
    select: { title: true, includeUnapproved: true, parentId: true },
  });
  if (!whole) throw new AppError("not_found");
  if (whole.parentId !== null) throw new AppError("conflict", "reports.refusal.partOfPart");
  const { title, includeUnapproved } = whole;
  const sites = await listVisitedSites(scope, reportFilter(includeUnapproved), reader);
  const rows = await reader.report.findMany({
    where: { projectId, parentId: reportId, deletedAt: null },
    select: { id: true, countCounty: true, countKind: true },
  });
  const key = (county: string, kind: SiteKind | string | null) => `${kind ?? ""} ${county}`;
  const known = new Map(rows.map((row) => [key(row.countCounty, row.countKind), row.id]));
  const { parts, left } = planParts(sites, by);
  return {
    title,
    includeUnapproved,
    parts: parts.map((part) => ({ ...part, reportId: known.get(key(part.county, part.kind)) ?? null })),
    left,
  };
}

/** For its preview: ?by=county, also without it. An invalid id is treated as a missing report. */
export async function previewParts(scope: ProjectScope, reportId: unknown, query: URLSearchParams): Promise<PartPlan> {
  const asked = partsQuerySchema.safeParse(Object.fromEntries(query));
  if (!asked.success) throw new AppError("invalid", "reports.refusal.parting", fieldProblems(asked.error));
  const known = id.safeParse(reportId);
  if (!known.success) throw new AppError("not_found");
  const { parts, left } = await readPlan(scope, { reportId: known.data, by: asked.data.by });
  return { parts, left };
}
