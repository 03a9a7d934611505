import "server-only";
import { oidcSettings } from "@/lib/auth/oidc";
import { endSessionsOf } from "@/lib/auth/session-store";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** Who an account is at the office's own sign-in service. Another mapping, or none, ends the account's sessions. */
export async function mapIdentity(
  tx: Transaction,
  input: { accountId: string; subject: string },
  now: Date,
): Promise<void> {
  const issuer = demandIssuer();
  const { accountId: userId, subject } = input;
  if (!(await tx.user.findUnique({ where: { id: userId }, select: { id: true } })))
    throw new AppError("not_found", "accounts.errors.gone");
  const holder = await tx.signInIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { userId: true },
  });
  if (holder?.userId === userId) return;
  if (holder)
    throw new AppError("invalid", "errors.invalid", [{ path: "subject", key: "accounts.errors.subjectTaken" }]);
  const earlier = await tx.signInIdentity.deleteMany({ where: { issuer, userId } });
  await tx.signInIdentity.create({ data: { issuer, subject, userId, createdAt: now } });
  if (earlier.count > 0) await endSessionsOf(tx, userId);
}

/** @throws AppError not_found if there is none */
export async function unmapIdentity(tx: Transaction, accountId: string): Promise<void> {
  const removed = await tx.signInIdentity.deleteMany({ where: { issuer: demandIssuer(), userId: accountId } });
  if (removed.count === 0) throw new AppError("not_found", "accounts.errors.subjectGone");
  await endSessionsOf(tx, accountId);
}

function demandIssuer(): string {
  const settings = oidcSettings();
  if (!settings) throw new AppError("conflict", "accounts.errors.oidcOff");
  return settings.issuer;
}
