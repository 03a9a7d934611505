import "server-only";
import { tokenHashOf } from "@/lib/auth/one-time-token";
import { dayAt } from "@/lib/calendar";
import { readOnly, type Reader } from "@/lib/db";
import { timeZone } from "@/lib/env";
import type { SystemRole } from "@/lib/vocabulary";

export interface Account {
  id: string;
  accountName: string;
  displayName: string;
  systemRole: SystemRole;
  disabled: boolean;
  /** No password yet: the first one-time link has not been used. */
  waiting: boolean;
  /** A second factor is on. */
  secondFactor: boolean;
  /** Who the person is at the office's own sign-in service; null if nobody entered it. */
  subject: string | null;
  /** YYYY-MM-DD */
  createdOn: string;
  /** How many projects the person is in. Admins must not know which ones. */
  projectCount: number;
}

/**
 * Every account of the system, for the admin's page. Its loader has checked the policy. `issuer`: of the office's own
 * sign-in service, null without one.
 */
export async function listAccounts(issuer: string | null): Promise<Account[]> {
  const rows = await readOnly().user.findMany({
    select: {
      id: true,
      accountName: true,
      displayName: true,
      passwordHash: true,
      systemRole: true,
      disabledAt: true,
      createdAt: true,
      secondFactor: { select: { confirmedAt: true } },
      identities: { where: { issuer: issuer ?? "" }, select: { subject: true } },
      _count: { select: { memberships: { where: { removedAt: null, projectState: { not: "deleted" } } } } },
    },
    orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { accountName: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    accountName: row.accountName,
    displayName: row.displayName,
    systemRole: row.systemRole as SystemRole, // checked by the database
    disabled: row.disabledAt !== null,
    waiting: row.passwordHash === null,
    subject: row.identities[0]?.subject ?? null,
    secondFactor: Boolean(row.secondFactor?.confirmedAt),
    createdOn: dayAt(row.createdAt, timeZone()),
    projectCount: row._count.memberships,
  }));
}

export interface PasswordLink {
  resetId: string;
  userId: string;
  accountName: string;
  displayName: string;
}

/**
 * The account whose password a one-time link sets. Null in all of these cases, which the caller cannot distinguish: no
 * such link, used, expired, account disabled, or the account's password or role changed after the link was made.
 */
export async function findPasswordLink(
  token: string,
  now: Date,
  reader: Reader = readOnly(),
): Promise<PasswordLink | null> {
  const tokenHash = tokenHashOf(token);
  if (!tokenHash) return null;
  const row = await reader.passwordReset.findFirst({
    where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
    select: {
      id: true,
      sessionVersion: true,
      user: { select: { id: true, accountName: true, displayName: true, sessionVersion: true, disabledAt: true } },
    },
  });
  if (!row || row.user.disabledAt || row.user.sessionVersion !== row.sessionVersion) return null;
  return { resetId: row.id, userId: row.user.id, accountName: row.user.accountName, displayName: row.user.displayName };
}

export interface OwnFactor {
  on: boolean;
  /** Recovery codes that are not used yet. */
  codesLeft: number;
}

export async function findOwnFactor(userId: string): Promise<OwnFactor> {
  const factor = await readOnly().secondFactor.findFirst({
    where: { userId, confirmedAt: { not: null } },
    select: { _count: { select: { codes: { where: { usedAt: null } } } } },
  });
  return { on: factor !== null, codesLeft: factor?._count.codes ?? 0 };
}
