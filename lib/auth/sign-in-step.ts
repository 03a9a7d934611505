import "server-only";
import { mintToken, tokenHashOf } from "@/lib/auth/one-time-token";
import { database, type Transaction } from "@/lib/db";
import type { SignInStage } from "@/lib/vocabulary";

/**
 * The way between a right password and a session, as a token of the browser that typed the password: one use, ten
 * minutes, tied to the session version, and good for its stage only.
 */
export interface OpenStep {
  tokenHash: string;
  stage: SignInStage;
  user: { id: string; accountName: string; displayName: string; sessionVersion: number };
}

const lastsMs = 10 * 60_000;

export async function mintStep(
  tx: Transaction,
  user: { id: string; sessionVersion: number },
  stage: SignInStage,
  now: Date,
): Promise<string> {
  const { token, tokenHash } = mintToken();
  await tx.signInStep.deleteMany({ where: { userId: user.id, expiresAt: { lt: now } } });
  await tx.signInStep.create({
    data: {
      tokenHash,
      userId: user.id,
      sessionVersion: user.sessionVersion,
      stage,
      expiresAt: new Date(now.getTime() + lastsMs),
    },
  });
  return token;
}

/**
 * Null, which the caller cannot tell apart: no such token, used, too old, another stage, account changed or disabled.
 */
export async function findStep(
  token: unknown,
  stages: readonly SignInStage[],
  now: Date,
  reader: Pick<Transaction, "signInStep"> = database(),
): Promise<OpenStep | null> {
  const tokenHash = typeof token === "string" ? tokenHashOf(token) : null;
  if (!tokenHash) return null;
  const row = await reader.signInStep.findFirst({
    where: { tokenHash, stage: { in: [...stages] }, usedAt: null, expiresAt: { gt: now } },
    select: {
      stage: true,
      sessionVersion: true,
      user: { select: { id: true, accountName: true, displayName: true, sessionVersion: true, disabledAt: true } },
    },
  });
  if (!row || row.user.disabledAt || row.user.sessionVersion !== row.sessionVersion) return null;
  const { disabledAt: _enabled, ...user } = row.user;
  return { tokenHash, stage: row.stage as SignInStage, user }; // the column's check allows only these
}

/** False if another request was first. */
export async function takeStep(tx: Transaction, tokenHash: string, now: Date): Promise<boolean> {
  return (await tx.signInStep.updateMany({ where: { tokenHash, usedAt: null }, data: { usedAt: now } })).count === 1;
}
