// Creates a system admin. Run by scripts/database/admin-create.mjs, which sends { accountName, password } on standard
// input, so that neither is visible in a process list.
import { text } from "node:stream/consumers";
import { v7 as newId } from "uuid";
import { accountNameOf } from "../../lib/auth/account-name";
import { hashPassword } from "../../lib/auth/password";
import { passwordLength } from "../../lib/auth/password-rules";
import { connect } from "../../lib/db";
import type { Database } from "../../lib/db";
import { recordAudit } from "../../lib/gates/audit";

/** A reason that a person can act on, as one sentence in two languages. */
class Refused extends Error {}

/** @throws Refused if the name or the password is not valid, or the name is already used */
export async function createAdmin(prisma: Database, typed: { accountName: string; password: string }): Promise<string> {
  const accountName = accountNameOf(typed.accountName);
  if (accountName === null) {
    throw new Refused(
      "账号名只能用 2–32 个小写字母、数字和 . _ -，首尾是字母或数字。\nAn account name is 2–32 letters, digits and . _ -, with a letter or digit at both ends.",
    );
  }
  const { min, max } = passwordLength;
  if (typed.password.length < min || typed.password.length > max) {
    throw new Refused(`密码长度须为 ${min}–${max} 个字符。\nA password has ${min}–${max} characters.`);
  }
  if ((await prisma.user.findUnique({ where: { accountName }, select: { id: true } })) !== null) {
    throw new Refused(`账号 ${accountName} 已存在。\nThe account ${accountName} exists already.`);
  }
  const id = newId();
  const passwordHash = await hashPassword(typed.password);
  await prisma.$transaction(async (tx) => {
    await tx.user.create({ data: { id, accountName, displayName: accountName, passwordHash, systemRole: "admin" } });
    await recordAudit(tx, {
      projectId: null,
      actorId: null,
      action: "admin.create",
      subjectId: id,
      detail: { from: "terminal" },
      at: new Date(),
    });
  });
  return accountName;
}

async function main(): Promise<void> {
  const prisma = connect(process.env["DATABASE_URL"] ?? "", 1);
  try {
    const typed: { accountName: string; password: string } = JSON.parse(await text(process.stdin));
    console.log(`✓ 已创建系统管理员 ${await createAdmin(prisma, typed)}  Created.`);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.error(`✗ ${error.message}`);
    process.exitCode = 1;
  } finally {
    await prisma.$disconnect();
  }
}

if (process.argv[1]?.endsWith("admin-account.ts")) void main();
