import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { compareDrafts, type PartComparison } from "@/lib/reports/compare-drafts";
import { readSteps } from "@/lib/reports/data/history";
import { draftAt } from "@/lib/reports/parts/at-version";
import type { ReportRecord } from "@/lib/reports/types";
import type { IssueStage } from "@/lib/vocabulary";

/** A moment of a report's life: the state in which a change left it. */
export interface ReportMoment {
  version: number;
  /** ISO moment. */
  at: string;
  /** Who made the change; "" if it is not known. */
  by: string;
  /** If it was sent out as it was then. */
  issued: { number: number; stage: IssueStage } | null;
}

/** More do not fit into a list to choose from. */
const mostMoments = 300;

type MomentRow = Omit<ReportMoment, "at" | "issued"> & { at: Date; number: number | null; stage: IssueStage | null };

/** The latest first. If there are too many, those that were sent out and the latest. */
export async function readMoments(
  scope: ProjectScope,
  reportId: string,
  reader: Reader = readOnly(),
): Promise<ReportMoment[]> {
  const of = Prisma.sql`project_id = ${scope.projectId}::uuid`;
  const rows = await reader.$queryRaw<MomentRow[]>(Prisma.sql`
    WITH states AS (
      SELECT version, max(at) AS at, (array_agg(author_id ORDER BY at DESC))[1] AS author_id
      FROM report_revisions WHERE ${of} AND report_id = ${reportId}::uuid AND kind <> 'before' GROUP BY version
      UNION ALL
      SELECT 1, created_at, created_by FROM reports WHERE ${of} AND id = ${reportId}::uuid
    ), issued AS (
      SELECT DISTINCT ON (version) version, number, stage, issued_at, issued_by
      FROM report_issues WHERE ${of} AND report_id = ${reportId}::uuid ORDER BY version, number DESC
    ), moments AS (
      SELECT coalesce(s.version, i.version) AS version, max(coalesce(s.at, i.issued_at)) AS at,
        (array_agg(coalesce(s.author_id, i.issued_by)))[1] AS author_id, max(i.number) AS number, max(i.stage) AS stage
      FROM states s FULL JOIN issued i ON i.version = s.version GROUP BY 1
    )
    SELECT m.version, m.at, coalesce(u.display_name, '') AS by, m.number, m.stage
    FROM moments m LEFT JOIN users u ON u.id = m.author_id
    ORDER BY m.number IS NULL, m.version DESC LIMIT ${mostMoments}`);
  return rows
    .map(({ number, stage, at, ...moment }) => ({
      ...moment,
      at: at.toISOString(),
      issued: number === null || stage === null ? null : { number, stage },
    }))
    .toSorted((a, b) => b.version - a.version);
}

export interface ReportComparison {
  from: number;
  /** Null: as it is now. */
  to: number | null;
  parts: PartComparison[];
}

const versionIn = (asked: unknown): number | null =>
  typeof asked === "string" && /^[1-9]\d{0,8}$/u.test(asked) ? Number(asked) : null;

/** Two moments as an address asks for them: ?from=12&to=now. Null if it asks for none. The earlier one is `from`. */
export async function readComparison(
  scope: ProjectScope,
  record: ReportRecord,
  asked: { from?: unknown; to?: unknown },
): Promise<ReportComparison | null> {
  const [one, other] = [versionIn(asked.from), versionIn(asked.to)];
  const first = one ?? other;
  if (first === null) return null;
  const last = one === null ? null : other;
  const [from, to] = last === null ? [first, null] : [Math.min(first, last), Math.max(first, last)];
  const { parts, orders } = await readSteps(scope, record.id);
  const at = (version: number) => draftAt(record.draft, parts, orders, version);
  return { from, to, parts: compareDrafts(at(from), to === null ? record.draft : at(to)) };
}
