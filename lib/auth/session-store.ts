import "server-only";
import { v7 as uuidv7 } from "uuid";
import { database, type Transaction } from "@/lib/db";
import { env } from "@/lib/env";
import type { SystemRole } from "@/lib/vocabulary";

export interface SignedInUser {
  id: string;
  accountName: string;
  displayName: string;
  systemRole: SystemRole;
  sessionId: string;
}

const minute = 60_000;

/** Opens a session for an account that has just signed in. Returns its id. */
export async function startSession(user: { id: string; sessionVersion: number }, now: Date): Promise<string> {
  const id = uuidv7();
  await database().session.create({
    data: { id, userId: user.id, sessionVersion: user.sessionVersion, createdAt: now, lastSeenAt: now },
  });
  return id;
}

/**
 * The person of a session that is still valid: not signed out, used within the idle limit, younger than the absolute
 * limit, account not disabled, and no password or role change since it began. Notes the use, at most once a minute.
 */
export async function findLiveSession(sessionId: string, now: Date): Promise<SignedInUser | null> {
  const settings = env();
  const row = await database().session.findUnique({
    where: { id: sessionId },
    select: {
      sessionVersion: true,
      createdAt: true,
      lastSeenAt: true,
      endedAt: true,
      user: {
        select: {
          id: true,
          accountName: true,
          displayName: true,
          systemRole: true,
          sessionVersion: true,
          disabledAt: true,
        },
      },
    },
  });
  if (!row || row.endedAt || row.user.disabledAt) return null;
  if (row.sessionVersion !== row.user.sessionVersion) return null;
  const idle = now.getTime() - row.lastSeenAt.getTime();
  if (idle > settings.SESSION_IDLE_MINUTES * minute) return null;
  if (now.getTime() - row.createdAt.getTime() > settings.SESSION_HOURS * 60 * minute) return null;
  if (idle > minute) await database().session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: now } });
  return {
    id: row.user.id,
    accountName: row.user.accountName,
    displayName: row.user.displayName,
    systemRole: row.user.systemRole as SystemRole, // the column's check allows only this list
    sessionId,
  };
}

/** Signing out: the cookie, copied or not, is invalid from now on. */
export async function endSession(sessionId: string, now: Date): Promise<void> {
  await database().session.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now } });
}

/** Ends every session of an account at its next request, after a password, role or disabling change. */
export async function endSessionsOf(tx: Transaction, userId: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { sessionVersion: { increment: 1 } } });
}
