import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { StoredRemedy } from "@/lib/reports/remedies/types";

/** 逾期: its day has passed, and it is neither 已完成 nor 已销号. */
const isOverdue = (today: string) => Prisma.sql`(r.due_on < ${today}::date AND r.state IN ('pending', 'underway'))`;

const columns = (today: string) => Prisma.sql`r.point_id AS "pointId", r.content, r.sites, r.owner, r.measure, r.person,
  coalesce(to_char(r.due_on, 'YYYY-MM-DD'), '') AS "dueOn", r.state, r.version,
  coalesce(${isOverdue(today)}, false) AS overdue`;

interface Asked {
  reportId: string;
  /** The day where the team is, YYYY-MM-DD. */
  today: string;
  onlyOverdue: boolean;
  limit: number;
  offset: number;
}

/** The ledger, the overdue ones first by their day, the others in the order of the list. */
export async function listRemedies(
  scope: ProjectScope,
  { reportId, today, onlyOverdue, limit, offset }: Asked,
  reader: Reader = readOnly(),
): Promise<{ total: number; overdue: number; remedies: StoredRemedy[] }> {
  const from = Prisma.sql`report_remedies r
    WHERE r.project_id = ${scope.projectId}::uuid AND r.report_id = ${reportId}::uuid`;
  const [counts] = await reader.$queryRaw<{ total: number; overdue: number }[]>(Prisma.sql`
    SELECT count(*)::int AS total, (count(*) FILTER (WHERE ${isOverdue(today)}))::int AS overdue FROM ${from}`);
  const remedies = await reader.$queryRaw<StoredRemedy[]>(Prisma.sql`
    SELECT ${columns(today)} FROM ${from} ${onlyOverdue ? Prisma.sql`AND ${isOverdue(today)}` : Prisma.empty}
    ORDER BY overdue DESC, CASE WHEN ${isOverdue(today)} THEN r.due_on END, r.position, r.point_id
    LIMIT ${limit} OFFSET ${offset}`);
  return { total: counts?.total ?? 0, overdue: counts?.overdue ?? 0, remedies };
}

/** What is stored for these points. */
export async function remediesOf(
  scope: ProjectScope,
  { reportId, today, pointIds }: { reportId: string; today: string; pointIds: readonly string[] },
  reader: Reader = readOnly(),
): Promise<Map<string, StoredRemedy>> {
  const rows = await reader.$queryRaw<StoredRemedy[]>(Prisma.sql`
    SELECT ${columns(today)} FROM report_remedies r WHERE r.project_id = ${scope.projectId}::uuid
      AND r.report_id = ${reportId}::uuid AND r.point_id = ANY(${[...pointIds]}::uuid[])`);
  return new Map(rows.map((row) => [row.pointId, row]));
}

/** The ids of all points that the report has or ever had: a list may be older than the report. Null: no such report. */
export async function pointIdsOf(
  scope: ProjectScope,
  reportId: string,
  reader: Reader = readOnly(),
): Promise<Set<string> | null> {
  const { projectId } = scope;
  const report = await reader.report.findFirst({
    where: { projectId, id: reportId, deletedAt: null },
    select: { id: true },
  });
  if (!report) return null;
  const rows = await reader.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT p.id::text AS id FROM report_points p
    JOIN report_sections s ON s.project_id = p.project_id AND s.id = p.section_id
    WHERE p.project_id = ${projectId}::uuid AND s.report_id = ${reportId}::uuid
    UNION SELECT part FROM report_revisions
    WHERE project_id = ${projectId}::uuid AND report_id = ${reportId}::uuid
    UNION SELECT m.point_id::text FROM report_remedies m
    WHERE m.project_id = ${projectId}::uuid AND m.report_id = ${reportId}::uuid`);
  return new Set(rows.map(({ id }) => id));
}
