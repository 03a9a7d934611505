import "server-only";
import { v7 as uuidv7 } from "uuid";
import { findPasswordLink } from "@/lib/accounts/data";
import { isName } from "@/lib/accounts/schema";
import { linkExpiry, mintToken, type OneTimeLink } from "@/lib/auth/one-time-token";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { endSessionsOf } from "@/lib/auth/session-store";
import { dayAt } from "@/lib/calendar";
import type { Transaction } from "@/lib/db";
import { timeZone } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { SystemRole } from "@/lib/vocabulary";

export interface NewAccount {
  accountName: string;
  displayName: string;
  systemRole: SystemRole;
  /** Null until the person sets one with a link. */
  passwordHash: string | null;
}

/** @throws AppError at the field if the name is taken. */
export async function createAccount(tx: Transaction, account: NewAccount, now: Date): Promise<string> {
  const taken = await tx.user.findUnique({ where: { accountName: account.accountName }, select: { id: true } });
  if (taken) throw new AppError("invalid", "errors.invalid", [{ path: "accountName", key: "accounts.errors.taken" }]);
  const id = uuidv7();
  await tx.user.create({ data: { id, ...account, createdAt: now } });
  return id;
}

/** A new one-time link to set the password; the account's earlier links stop working. */
export async function makePasswordLink(tx: Transaction, userId: string, now: Date): Promise<OneTimeLink> {
  const user = await demandAccount(tx, userId);
  if (user.disabledAt) throw new AppError("conflict", "accounts.errors.disabledFirst");
  await tx.passwordReset.deleteMany({ where: { userId, usedAt: null } });
  const { token, tokenHash } = mintToken();
  const expiresAt = linkExpiry(now);
  await tx.passwordReset.create({
    data: { id: uuidv7(), userId, tokenHash, sessionVersion: user.sessionVersion, expiresAt, createdAt: now },
  });
  return { path: `/set-password/${token}`, lastDay: dayAt(expiresAt, timeZone()) };
}

/**
 * Sets the password of the link's account, marks the link as used and ends every session. Returns the account's name
 * and id.
 */
export async function setPasswordByLink(tx: Transaction, input: { token: string; password: string }, now: Date) {
  const link = await findPasswordLink(input.token, now, tx);
  if (!link) throw new AppError("expired");
  if (isName(input.password, link.accountName)) throw passwordIsName();
  const used = await tx.passwordReset.updateMany({ where: { id: link.resetId, usedAt: null }, data: { usedAt: now } });
  if (used.count === 0) throw new AppError("expired");
  await savePassword(tx, link.userId, input.password);
  return { userId: link.userId, accountName: link.accountName };
}

/** Changes a person's own password, which ends all their sessions. The throttle has already counted the attempt. */
export async function changePassword(
  tx: Transaction,
  user: { id: string; accountName: string },
  input: { oldPassword: string; password: string },
): Promise<void> {
  if (isName(input.password, user.accountName)) throw passwordIsName();
  if (input.password === input.oldPassword) {
    throw new AppError("invalid", "errors.invalid", [{ path: "password", key: "accounts.errors.samePassword" }]);
  }
  await demandOwnPassword(tx, user.id, input.oldPassword, "oldPassword");
  await savePassword(tx, user.id, input.password);
}

/**
 * The password of a signed-in person. The throttle has already counted the attempt.
 * @throws AppError at `field` if it is another
 */
export async function demandOwnPassword(
  tx: Transaction,
  userId: string,
  password: string,
  field: "password" | "oldPassword" = "password",
): Promise<void> {
  const row = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
  if (await verifyPassword(row.passwordHash, password)) return;
  throw new AppError("invalid", "errors.invalid", [{ path: field, key: "accounts.errors.wrongPassword" }]);
}

/** Disabling ends the account's sessions at their next request, and makes its links invalid. */
export async function setAccountDisabled(
  tx: Transaction,
  actorId: string,
  input: { accountId: string; disabled: boolean },
  now: Date,
): Promise<void> {
  if (input.accountId === actorId) throw new AppError("conflict", "accounts.errors.notYourself");
  const admins = await lockAdmins(tx);
  await demandAccount(tx, input.accountId);
  if (input.disabled) demandAnotherAdmin(admins, input.accountId);
  await tx.user.update({ where: { id: input.accountId }, data: { disabledAt: input.disabled ? now : null } });
  await endSessionsOf(tx, input.accountId);
}

export async function setSystemRole(
  tx: Transaction,
  actorId: string,
  input: { accountId: string; systemRole: SystemRole },
): Promise<void> {
  if (input.accountId === actorId) throw new AppError("conflict", "accounts.errors.notYourself");
  const admins = await lockAdmins(tx);
  await demandAccount(tx, input.accountId);
  if (input.systemRole !== "admin") demandAnotherAdmin(admins, input.accountId);
  await tx.user.update({ where: { id: input.accountId }, data: { systemRole: input.systemRole } });
  await endSessionsOf(tx, input.accountId);
}

async function savePassword(tx: Transaction, userId: string, password: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash: await hashPassword(password) } });
  await endSessionsOf(tx, userId);
}

async function demandAccount(tx: Transaction, id: string) {
  const user = await tx.user.findUnique({ where: { id }, select: { sessionVersion: true, disabledAt: true } });
  if (!user) throw new AppError("not_found", "accounts.errors.gone");
  return user;
}

/**
 * The admins who can sign in, locked until the transaction ends: if two admins take each other's role away at the same
 * time, one is refused.
 */
async function lockAdmins(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM users WHERE system_role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
  return rows.map((row) => row.id);
}

function demandAnotherAdmin(admins: string[], leaving: string): void {
  if (admins.every((id) => id === leaving)) throw new AppError("conflict", "accounts.errors.lastAdmin");
}

function passwordIsName(): AppError {
  return new AppError("invalid", "errors.invalid", [{ path: "password", key: "accounts.errors.passwordIsName" }]);
}
