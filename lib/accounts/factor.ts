import "server-only";
import { demandOwnPassword } from "@/lib/accounts/mutations";
import { mintRecoveryCodes, plainCode, recoveryHashOf } from "@/lib/auth/recovery-codes";
import { openSecret, proveSecondFactor, sealSecret } from "@/lib/auth/second-factor";
import { appAddress, newSecret, stepOfCode } from "@/lib/auth/totp";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** The second factor in a person's own hands: setting it up, new recovery codes, taking it away. */
export interface NewFactor {
  /** Base32, for who cannot scan. */
  secret: string;
  /** What the QR code says. */
  address: string;
}

/**
 * A new secret, which counts only once a code of it was typed.
 * @throws AppError conflict if the account has a confirmed one
 */
export async function beginFactor(
  tx: Transaction,
  user: { id: string; accountName: string },
  now: Date,
): Promise<NewFactor> {
  const known = await tx.secondFactor.findUnique({ where: { userId: user.id }, select: { confirmedAt: true } });
  if (known?.confirmedAt) throw new AppError("conflict", "accounts.errors.factorOn");
  const secret = newSecret();
  const data = { secret: sealSecret(user.id, secret), lastStep: 0, createdAt: now };
  await tx.secondFactor.upsert({ where: { userId: user.id }, create: { userId: user.id, ...data }, update: data });
  return { secret, address: appAddress(secret, user.accountName) };
}

/** Switches the factor on, with a code as proof that the phone has it. Returns ten recovery codes, shown only once. */
export async function confirmFactor(tx: Transaction, userId: string, code: string, now: Date): Promise<string[]> {
  const [factor] = await tx.$queryRaw<{ secret: string; confirmed: boolean }[]>`
    SELECT secret, confirmed_at IS NOT NULL AS confirmed FROM second_factors WHERE user_id = ${userId}::uuid FOR UPDATE`;
  if (factor?.confirmed) throw new AppError("conflict", "accounts.errors.factorOn");
  const secret = factor && openSecret(userId, factor.secret);
  if (!secret) throw new AppError("conflict", "accounts.errors.factorGone");
  const lastStep = stepOfCode(secret, plainCode(code), now);
  if (lastStep === null) throw wrongCode();
  await tx.secondFactor.update({ where: { userId }, data: { confirmedAt: now, lastStep } });
  return writeCodes(tx, userId);
}

/** Password and code of a signed-in person. @throws AppError at the field that is wrong */
export async function demandBoth(
  tx: Transaction,
  userId: string,
  typed: { password: string; code: string },
  now: Date,
): Promise<void> {
  await demandOwnPassword(tx, userId, typed.password);
  const proof = await proveSecondFactor(tx, userId, typed.code, now);
  if (proof === "unreadable") throw new AppError("conflict", "accounts.errors.factorUnreadable");
  if (proof === "wrong") throw wrongCode();
}

/** Ten new recovery codes; the earlier ones stop working. */
export async function renewCodes(tx: Transaction, userId: string): Promise<string[]> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  return writeCodes(tx, userId);
}

/** @throws AppError not_found if the account has none */
export async function removeFactor(tx: Transaction, userId: string): Promise<void> {
  const removed = await tx.secondFactor.deleteMany({ where: { userId } });
  if (removed.count === 0) throw new AppError("not_found", "accounts.errors.factorGone");
}

/** Whether everybody who signs in must have a second factor. */
export async function setFactorRequired(tx: Transaction, required: boolean): Promise<void> {
  const data = { secondFactorRequired: required };
  await tx.signInRule.upsert({ where: { theRow: true }, create: data, update: data });
}

async function writeCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = mintRecoveryCodes();
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: recoveryHashOf(code) ?? "" })), // minted here, so each has a hash
  });
  return codes;
}

function wrongCode(): AppError {
  return new AppError("invalid", "errors.invalid", [{ path: "code", key: "accounts.errors.wrongCode" }]);
}
