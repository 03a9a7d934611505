import "server-only";
import { v7 as uuidv7 } from "uuid";
import { database, standalone, type Transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import type { SystemRole } from "@/lib/vocabulary";

export interface SignedInUser {
  id: string;
  accountName: string;
  displayName: string;
  systemRole: SystemRole;
  sessionId: string;
}

const minute = 60_000;

interface LiveRow extends Omit<SignedInUser, "sessionId"> {
  createdAt: Date;
  lastSeenAt: Date;
  /** By project. Null without any. */
  memberships: Record<string, Membership> | null;
}

/** What a membership says about its person's rights. */
export interface Membership {
  role: string;
  /** Of the project: open, closed or deleted. */
  projectState: string;
}

/** The memberships that were read with the person, for who asks first. */
const membershipsRead = new WeakMap<SignedInUser, Map<string, Membership>>();

/**
 * The membership in a project as it was read with the session, once: whoever asks again reads it anew. Null if the
 * person is no member; undefined if it must be read.
 */
export function takeMembership(user: SignedInUser, projectId: string): Membership | null | undefined {
  const memberships = membershipsRead.get(user);
  membershipsRead.delete(user);
  return memberships && (memberships.get(projectId) ?? null);
}

/** Opens a session for an account that has just signed in. Returns its id. */
export async function startSession(
  user: { id: string; sessionVersion: number },
  now: Date,
  tx: Pick<Transaction, "session"> = database(),
): Promise<string> {
  const id = uuidv7();
  await tx.session.create({
    data: { id, userId: user.id, sessionVersion: user.sessionVersion, createdAt: now, lastSeenAt: now },
  });
  return id;
}

/**
 * The person of a session that is still valid: not signed out, used within the idle limit, younger than the absolute
 * limit, account not disabled, and no password or role change since it began. Notes the use, at most once a minute.
 * `unattended`: the request was made by an open page and not by a person, and is no use.
 */
export async function findLiveSession(
  sessionId: string,
  now: Date,
  { unattended = false } = {},
): Promise<SignedInUser | null> {
  const settings = env();
  const [row] = await standalone().rows<LiveRow>(Prisma.sql`
    SELECT created_at AS "createdAt", last_seen_at AS "lastSeenAt", person.id, account_name AS "accountName",
      display_name AS "displayName", system_role AS "systemRole",
      (SELECT jsonb_object_agg(project_id, jsonb_build_object('role', role, 'projectState', project_state))
        FROM memberships WHERE user_id = person.id AND removed_at IS NULL) AS memberships
    FROM (SELECT * FROM sessions WHERE id = ${sessionId}::uuid OFFSET 0) AS session, LATERAL (
      SELECT id, account_name, display_name, system_role, session_version, disabled_at
      FROM users WHERE id = session.user_id OFFSET 0) AS person
    WHERE session.session_version = person.session_version AND ended_at IS NULL AND disabled_at IS NULL`);
  if (!row) return null;
  const idle = now.getTime() - row.lastSeenAt.getTime();
  if (idle > settings.SESSION_IDLE_MINUTES * minute) return null;
  if (now.getTime() - row.createdAt.getTime() > settings.SESSION_HOURS * 60 * minute) return null;
  if (idle > minute && !unattended)
    await database().session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: now } });
  const { id, accountName, displayName, systemRole } = row; // the column's check allows only this list of roles
  const user = { id, accountName, displayName, systemRole, sessionId };
  membershipsRead.set(user, new Map(Object.entries(row.memberships ?? {})));
  return user;
}

/** Signing out: the cookie, copied or not, is invalid from now on. */
export async function endSession(sessionId: string, now: Date): Promise<void> {
  await database().session.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now } });
}

/** Ends every session of an account at its next request, after a password, role or disabling change. */
export async function endSessionsOf(tx: Transaction, userId: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { sessionVersion: { increment: 1 } } });
}

/** The same, except for the session in which the change was made. */
export async function endOtherSessionsOf(tx: Transaction, userId: string, sessionId: string): Promise<void> {
  const { sessionVersion } = await tx.user.update({
    where: { id: userId },
    data: { sessionVersion: { increment: 1 } },
    select: { sessionVersion: true },
  });
  await tx.session.updateMany({ where: { id: sessionId, userId }, data: { sessionVersion } });
}
