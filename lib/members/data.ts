import "server-only";
import { tokenHashOf } from "@/lib/auth/one-time-token";
import type { ProjectScope } from "@/lib/auth/scope";
import { dayAt } from "@/lib/calendar";
import { readOnly, type Reader } from "@/lib/db";
import { timeZone } from "@/lib/env";
import { projectRoles, type ProjectRole } from "@/lib/vocabulary";

// Roles are read back `as` their type below: checks on the columns allow only the words in lib/vocabulary.ts.

export interface Member {
  userId: string;
  displayName: string;
  accountName: string;
  role: ProjectRole;
  /** YYYY-MM-DD */
  since: string;
  /** An account that can no longer sign in. */
  disabled: boolean;
}

/** Who is in the project: leads first, then in the order in which they joined. */
export async function listMembers(scope: ProjectScope): Promise<Member[]> {
  const rows = await readOnly().membership.findMany({
    where: { projectId: scope.projectId, removedAt: null },
    select: {
      userId: true,
      role: true,
      createdAt: true,
      user: { select: { displayName: true, accountName: true, disabledAt: true } },
    },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
  });
  const members = rows.map(({ user, ...row }) => ({
    userId: row.userId,
    displayName: user.displayName,
    accountName: user.accountName,
    role: row.role as ProjectRole,
    since: dayAt(row.createdAt, timeZone()),
    disabled: user.disabledAt !== null,
  }));
  return members.toSorted((a, b) => projectRoles.indexOf(a.role) - projectRoles.indexOf(b.role));
}

export interface OpenInvitation {
  id: string;
  role: ProjectRole;
  note: string;
  createdByName: string;
  /** YYYY-MM-DD, both. */
  createdOn: string;
  lastDay: string;
}

/** The links that can still be used, newest first. */
export async function listOpenInvitations(scope: ProjectScope, now: Date): Promise<OpenInvitation[]> {
  const rows = await readOnly().invitation.findMany({
    where: { projectId: scope.projectId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, role: true, note: true, createdBy: true, createdAt: true, expiresAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const creators = await readOnly().user.findMany({
    where: { id: { in: rows.map((row) => row.createdBy) } },
    select: { id: true, displayName: true },
  });
  const nameOf = new Map(creators.map((creator) => [creator.id, creator.displayName]));
  return rows.map((row) => ({
    id: row.id,
    role: row.role as ProjectRole,
    note: row.note,
    createdByName: nameOf.get(row.createdBy) ?? "",
    createdOn: dayAt(row.createdAt, timeZone()),
    lastDay: dayAt(row.expiresAt, timeZone()),
  }));
}

export interface Invitation {
  id: string;
  projectId: string;
  projectName: string;
  role: ProjectRole;
  inviterName: string;
  /** YYYY-MM-DD */
  lastDay: string;
}

/**
 * The invitation of a link. Null in all of these cases, which the caller cannot distinguish: no such link, used,
 * expired, revoked, or the lead who made it is no longer a lead. Read without a scope, because the link itself is the
 * proof.
 */
export async function findInvitation(
  token: string,
  now: Date,
  reader: Reader = readOnly(),
): Promise<Invitation | null> {
  const tokenHash = tokenHashOf(token);
  if (!tokenHash) return null;
  const row = await reader.invitation.findFirst({
    where: {
      tokenHash,
      acceptedAt: null,
      revokedAt: null,
      expiresAt: { gt: now },
      project: { closedAt: null, deletedAt: null },
    },
    select: {
      id: true,
      projectId: true,
      role: true,
      createdBy: true,
      expiresAt: true,
      project: { select: { name: true } },
    },
  });
  if (!row) return null;
  const inviter = await reader.membership.findFirst({
    where: {
      projectId: row.projectId,
      userId: row.createdBy,
      role: "lead",
      removedAt: null,
      user: { disabledAt: null },
    },
    select: { user: { select: { displayName: true } } },
  });
  if (!inviter) return null;
  return {
    id: row.id,
    projectId: row.projectId,
    projectName: row.project.name,
    role: row.role as ProjectRole,
    inviterName: inviter.user.displayName,
    lastDay: dayAt(row.expiresAt, timeZone()),
  };
}

/** Whether a person is in the project now. */
export async function isMember(projectId: string, userId: string, reader: Reader = readOnly()): Promise<boolean> {
  return (await reader.membership.count({ where: { projectId, userId, removedAt: null } })) > 0;
}
