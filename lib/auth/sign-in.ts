import "server-only";
import { accountNameOf } from "@/lib/auth/account-name";
import { addressHeader, addressOf } from "@/lib/auth/address";
import { verifyPassword } from "@/lib/auth/password";
import { neededOf, proveSecondFactor } from "@/lib/auth/second-factor";
import { startSession } from "@/lib/auth/session-store";
import { findStep, mintStep, takeStep, type OpenStep } from "@/lib/auth/sign-in-step";
import { beginSignIn } from "@/lib/auth/throttle";
import { database } from "@/lib/db";
import { recordAudit } from "@/lib/gates/audit";

/** What next-auth asks before it sets a cookie. Its only way to say more than "no" is an error's message. */
type Typed<Names extends string> = Record<Names, string> | undefined;
type Headers = Record<string, unknown> | undefined;
export interface SignedIn {
  id: string;
  name: string;
  sessionId: string;
}

/**
 * The person, or null. A wrong name and a wrong password give the same answer after the same time.
 * @throws Error "locked"; "code.<token>" or "setup.<token>" where a right password is not enough: with that token the
 *   browser takes the next step.
 */
export async function signInByPassword(typed: Typed<"accountName" | "password">, headers: Headers) {
  const accountName = accountNameOf(String(typed?.accountName ?? "").slice(0, 200));
  const password = String(typed?.password ?? "");
  const attempt = await beginSignIn({
    account: accountName ?? "malformed",
    address: addressOf(headers?.[addressHeader]),
  });
  if (!attempt) throw new Error("locked");

  const user = accountName
    ? await database().user.findUnique({
        where: { accountName },
        select: { id: true, displayName: true, passwordHash: true, sessionVersion: true, disabledAt: true },
      })
    : null;
  const proven = await verifyPassword(user && !user.disabledAt ? user.passwordHash : null, password);
  if (!user || !proven) {
    await attempt.failed();
    return null;
  }
  const now = new Date();
  const needed = await neededOf(user.id);
  // Half of the way is no reason to forget failures: else whoever knows the password could guess codes for ever.
  await (needed === "code" ? attempt.undecided() : attempt.succeeded());
  if (needed !== "nothing") throw new Error(`${needed}.${await mintStep(database(), user, needed, now)}`);
  return { id: user.id, name: user.displayName, sessionId: await startSession(user, now) } satisfies SignedIn;
}

/**
 * The person, or null where the code is wrong. Counted like a password, for the same account.
 * @throws Error "locked"; "over" where the step has ended; "unreadable" where only a recovery code helps
 */
export async function signInByStep(typed: Typed<"step" | "code">, headers: Headers): Promise<SignedIn | null> {
  const step = await findStep(typed?.step, ["code", "proven"], new Date());
  if (!step) throw new Error("over");
  if (step.stage === "proven") return openSession(step, null);
  const attempt = await beginSignIn({
    account: step.user.accountName,
    address: addressOf(headers?.[addressHeader]),
  });
  if (!attempt) throw new Error("locked");
  const session = await openSession(step, String(typed?.code ?? "").slice(0, 100));
  await (session ? attempt.succeeded() : attempt.failed());
  return session;
}

/** One transaction: the code and the step are used up together, or neither is. */
function openSession(step: OpenStep, code: string | null): Promise<SignedIn | null> {
  const { user } = step;
  const now = new Date();
  return database().$transaction(async (tx) => {
    const proof = code === null ? "code" : await proveSecondFactor(tx, user.id, code, now);
    if (proof === "wrong") return null;
    if (proof === "unreadable") throw new Error("unreadable");
    if (!(await takeStep(tx, step.tokenHash, now))) throw new Error("over");
    if (proof === "recovery") {
      const action = "auth.recoveryCodeUsed";
      await recordAudit(tx, { projectId: null, actorId: user.id, action, subjectId: user.id, detail: {}, at: now });
    }
    return { id: user.id, name: user.displayName, sessionId: await startSession(user, now, tx) };
  });
}
