import "server-only";
import { plainCode, recoveryHashOf } from "@/lib/auth/recovery-codes";
import { stepOfCode } from "@/lib/auth/totp";
import { database, type Transaction } from "@/lib/db";
import { sealed, unsealed } from "@/lib/sealed-text";

/** The second factor of an account: a secret that a phone has too, or a recovery code. */
const purposeOf = (userId: string) => `second factor of ${userId}`;

export const sealSecret = (userId: string, secret: string): string => sealed(secret, purposeOf(userId));

/** Null where it was sealed under another secret of the server, as after a restore without it. */
export function openSecret(userId: string, stored: string): string | null {
  try {
    return unsealed(stored, purposeOf(userId));
  } catch {
    return null;
  }
}

/** What stands between a right password and a session: nothing, a code, or setting the factor up first. */
export async function neededOf(userId: string): Promise<"nothing" | "code" | "setup"> {
  const factor = await database().secondFactor.findFirst({
    where: { userId, confirmedAt: { not: null } },
    select: { userId: true },
  });
  if (factor) return "code";
  return (await isFactorRequired()) ? "setup" : "nothing";
}

/** Whether the administrator demands a second factor of everybody. */
export async function isFactorRequired(reader: Pick<Transaction, "signInRule"> = database()): Promise<boolean> {
  return (await reader.signInRule.findFirst({ select: { secondFactorRequired: true } }))?.secondFactorRequired ?? false;
}

export type FactorProof = "code" | "recovery" | "wrong" | "unreadable";

/**
 * Takes a code or a recovery code, each once: the step is compared where it is written, so of two presses with one code
 * only one is right. "unreadable": the secret cannot be opened any more, and only recovery codes help.
 */
export async function proveSecondFactor(
  tx: Transaction,
  userId: string,
  typed: string,
  now: Date,
): Promise<FactorProof> {
  const [factor] = await tx.$queryRaw<{ secret: string }[]>`
    SELECT secret FROM second_factors WHERE user_id = ${userId}::uuid AND confirmed_at IS NOT NULL`;
  if (!factor) return "wrong";
  const codeHash = recoveryHashOf(typed);
  if (codeHash) {
    const used = await tx.recoveryCode.updateMany({ where: { userId, codeHash, usedAt: null }, data: { usedAt: now } });
    return used.count === 1 ? "recovery" : "wrong";
  }
  const secret = openSecret(userId, factor.secret);
  if (secret === null) return "unreadable";
  const step = stepOfCode(secret, plainCode(typed), now);
  if (step === null) return "wrong";
  const taken = await tx.secondFactor.updateMany({
    where: { userId, secret: factor.secret, confirmedAt: { not: null }, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return taken.count === 1 ? "code" : "wrong";
}
