import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { SignedInUser } from "@/lib/auth/session";
import { readOnly, type Reader } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ReportWords } from "@/lib/projects/report-words";
import type { DimensionKey, ProjectRole } from "@/lib/vocabulary";

export interface ProjectSummary {
  id: string;
  name: string;
  role: ProjectRole;
  /** 已结束: only to read. */
  closed: boolean;
}

/**
 * The projects of a person, open ones first, then newest first. The only list that is read without a scope: by the
 * person's own id.
 */
export async function listProjectsOf(userId: string): Promise<ProjectSummary[]> {
  return readOnly().$queryRaw<ProjectSummary[]>(Prisma.sql`
    SELECT p.id, p.name, m.role, m.project_state = 'closed' AS closed
    FROM memberships m JOIN projects p ON p.id = m.project_id
    WHERE m.user_id = ${userId}::uuid AND m.removed_at IS NULL AND m.project_state <> 'deleted'
    ORDER BY closed, p.created_at DESC, p.id`);
}

/** How long a deleted project can be restored; scripts/database/purge-projects.mjs says the same. */
export const projectKeptDays = 30;

export interface DeletedProject {
  id: string;
  name: string;
  deletedAt: Date;
  /** Until then it can be restored. */
  goneAt: Date;
}

/** The deleted projects that a person may restore: of which they are a lead, or all of them for an administrator. */
export async function listDeletedFor({ id, systemRole }: Pick<SignedInUser, "id" | "systemRole">) {
  const rows = await readOnly().$queryRaw<Omit<DeletedProject, "goneAt">[]>(Prisma.sql`
    SELECT p.id, p.name, p.deleted_at AS "deletedAt" FROM projects p
    WHERE p.deleted_at IS NOT NULL AND (${systemRole === "admin"} OR EXISTS (
      SELECT FROM memberships m
      WHERE m.project_id = p.id AND m.user_id = ${id}::uuid AND m.role = 'lead' AND m.removed_at IS NULL))
    ORDER BY p.deleted_at DESC, p.id`);
  return rows.map((row): DeletedProject => {
    const goneAt = new Date(row.deletedAt.getTime() + projectKeptDays * 24 * 3_600_000);
    return { ...row, goneAt };
  });
}

/** What goes with a project when it is deleted. */
export interface ProjectContents {
  visits: number;
  entries: number;
  attachments: number;
  reports: number;
}

export async function countContents({ projectId }: ProjectScope): Promise<ProjectContents> {
  const [counts] = await readOnly().$queryRaw<ProjectContents[]>(Prisma.sql`
    SELECT
      (SELECT count(*)::int FROM visits WHERE project_id = ${projectId}::uuid) AS visits,
      (SELECT count(*)::int FROM entries WHERE project_id = ${projectId}::uuid) AS entries,
      (SELECT count(*)::int FROM attachments WHERE project_id = ${projectId}::uuid) AS attachments,
      (SELECT count(*)::int FROM reports WHERE project_id = ${projectId}::uuid) AS reports`);
  return counts ?? { visits: 0, entries: 0, attachments: 0, reports: 0 };
}

export interface ProjectProgress {
  projectId: string;
  /** Present-day sites, without merged and removed ones. */
  sites: number;
  /** Sites with at least one visit that is not voided. */
  visited: number;
  approvedVisits: number;
}

/** How far each of a person's projects has come. Reads only projects of which the person is a member. */
export async function listProgressOf(userId: string): Promise<ProjectProgress[]> {
  return readOnly().$queryRaw<ProjectProgress[]>(Prisma.sql`
    SELECT m.project_id AS "projectId",
      (SELECT count(*)::int FROM sites s
        WHERE s.project_id = m.project_id AND s.removed_at IS NULL AND s.merged_into_id IS NULL) AS sites,
      count(DISTINCT p.present_id)::int AS visited,
      (count(DISTINCT v.id) FILTER (WHERE v.state = 'approved'))::int AS "approvedVisits"
    FROM memberships m
    LEFT JOIN visits v ON v.project_id = m.project_id AND v.state <> 'voided'
    LEFT JOIN present_sites p ON p.project_id = v.project_id AND p.site_id = v.site_id
    WHERE m.user_id = ${userId}::uuid AND m.removed_at IS NULL AND m.project_state <> 'deleted'
    GROUP BY m.project_id`);
}

export interface ProjectDetail extends ReportWords {
  id: string;
  name: string;
  background: string;
  coverage: string;
  /** YYYY-MM-DD or null. */
  startsOn: string | null;
  endsOn: string | null;
  commonMinSites: number;
  commonMinPercent: number;
}

export async function readProject(scope: ProjectScope, reader: Reader = readOnly()): Promise<ProjectDetail> {
  const { startsOn, endsOn, ...row } = await reader.project.findUniqueOrThrow({
    where: { id: scope.projectId },
    select: {
      id: true,
      name: true,
      background: true,
      coverage: true,
      startsOn: true,
      endsOn: true,
      commonMinSites: true,
      commonMinPercent: true,
      widelyMinPercent: true,
      someMaxPercent: true,
      fewMaxPercent: true,
      singleMaxSites: true,
    },
  });
  return { ...row, startsOn: dayOf(startsOn), endsOn: dayOf(endsOn) };
}

/** A date column as YYYY-MM-DD: Prisma reads it as midnight UTC. */
export function dayOf(date: Date | null): string | null {
  return date ? date.toISOString().slice(0, 10) : null;
}

export interface OutlineQuestion {
  id: string;
  text: string;
  hint: string;
}

export interface OutlineDimension {
  key: DimensionKey;
  label: string;
  guidance: string;
  /** In the order of the outline. */
  questions: OutlineQuestion[];
  /** No longer on the outline, but older entries still answer them. */
  retired: OutlineQuestion[];
}

/** 调研提纲: the dimensions in order, each with its questions. */
export async function readOutline(scope: ProjectScope, reader: Reader = readOnly()): Promise<OutlineDimension[]> {
  const rows = await reader.dimension.findMany({
    where: { projectId: scope.projectId },
    select: {
      key: true,
      label: true,
      guidance: true,
      questions: {
        select: { id: true, text: true, hint: true, retiredAt: true },
        orderBy: [{ position: "asc" }, { id: "asc" }],
      },
    },
    orderBy: { position: "asc" },
  });
  return rows.map((row) => {
    const named = row.questions.map(({ retiredAt, ...question }) => ({ retired: retiredAt !== null, question }));
    return {
      key: row.key as DimensionKey, // checked by the database
      label: row.label,
      guidance: row.guidance,
      questions: named.filter(({ retired }) => !retired).map(({ question }) => question),
      retired: named.filter(({ retired }) => retired).map(({ question }) => question),
    };
  });
}

/**
 * How many entries and figures answer each question, by the question's id. Includes voided visits, because they are
 * kept.
 */
export async function countAnswers(scope: ProjectScope): Promise<Record<string, number>> {
  const rows = await readOnly().$queryRaw<{ questionId: string; count: number }[]>(Prisma.sql`
    SELECT question_id AS "questionId", count(*)::int AS count
    FROM (
      SELECT question_id FROM entries WHERE project_id = ${scope.projectId}::uuid
      UNION ALL
      SELECT question_id FROM figures WHERE project_id = ${scope.projectId}::uuid
    ) AS answers
    WHERE question_id IS NOT NULL
    GROUP BY question_id`);
  return Object.fromEntries(rows.map((row) => [row.questionId, row.count]));
}
