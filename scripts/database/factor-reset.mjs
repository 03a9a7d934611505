import { removeFactor } from "../../lib/accounts/factor.ts";
import { accountNameOf } from "../../lib/auth/account-name.ts";
import { endSessionsOf } from "../../lib/auth/session-store.ts";
import { recordAudit } from "../../lib/gates/audit.ts";
import { Refusal } from "../say.mjs";

/**
 * 重置两步验证 from the terminal, as on 账号管理: the factor and its recovery codes are gone, every session of the person
 * ends, and the system's chain says that it came from the terminal. Returns the account's name.
 * @param {import("../../lib/db.ts").Database} prisma
 * @param {string} typed
 * @throws Refusal if there is no such account, or it has no second factor
 */
export async function resetFactor(prisma, typed, now = new Date()) {
  const accountName = accountNameOf(typed);
  const user = accountName && (await prisma.user.findUnique({ where: { accountName }, select: { id: true } }));
  if (!user) throw new Refusal(`没有账号 ${typed}。`, `There is no account ${typed}.`);
  await prisma.$transaction(async (tx) => {
    await removeFactor(tx, user.id).catch((error) => {
      // By its code: run as a command, lib/errors.ts is loaded twice, and so is its class.
      if (error.code !== "not_found") throw error;
      throw new Refusal(`账号 ${accountName} 没有设置两步验证。`, `The account ${accountName} has no second factor.`);
    });
    await endSessionsOf(tx, user.id);
    await recordAudit(tx, {
      projectId: null,
      actorId: null,
      action: "accounts.resetSecondFactor",
      subjectId: user.id,
      detail: { from: "terminal" },
      at: now,
    });
  });
  return accountName;
}
