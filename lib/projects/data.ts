import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { database } from "@/lib/db";
import type { ProjectRole } from "@/lib/vocabulary";

export interface ProjectSummary {
  id: string;
  name: string;
  role: ProjectRole;
}

/** The projects a person is a member of, newest first: the only list that is read without a scope, by the person's own id. */
export async function listProjectsOf(userId: string): Promise<ProjectSummary[]> {
  const rows = await database().membership.findMany({
    where: { userId, removedAt: null, project: { archivedAt: null } },
    select: { role: true, project: { select: { id: true, name: true } } },
    orderBy: { project: { createdAt: "desc" } },
  });
  return rows.map(({ role, project }) => ({ ...project, role: role as ProjectRole })); // the column's check holds it
}

export interface ProjectDetail {
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

export async function readProject(scope: ProjectScope): Promise<ProjectDetail> {
  const { startsOn, endsOn, ...row } = await database().project.findUniqueOrThrow({
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
    },
  });
  return { ...row, startsOn: dayOf(startsOn), endsOn: dayOf(endsOn) };
}

/** A date column as YYYY-MM-DD: Prisma reads it as midnight UTC. */
export function dayOf(date: Date | null): string | null {
  return date ? date.toISOString().slice(0, 10) : null;
}
