// `npm run admin:reset-factor -- <account name>`: for somebody who has lost the phone and the recovery codes, where no
// administrator can sign in to do it. Whoever can run this could read the database anyway.
import { runMain } from "../backup/command.mjs";
import { withDatabase } from "../backup/installation.mjs";
import { Refusal, say } from "../say.mjs";
import { resetFactor } from "./factor-reset.mjs";

runMain(async (args) => {
  if (args.length !== 1)
    throw new Refusal(
      "用法：npm run admin:reset-factor -- <账号名>",
      "Usage: npm run admin:reset-factor -- <account name>",
    );
  const { connect } = await import("../../lib/db.ts");
  const accountName = await withDatabase(async (databaseUrl) => {
    const prisma = connect(databaseUrl, 1);
    return resetFactor(prisma, args[0]).finally(() => prisma.$disconnect());
  });
  say(
    `已重置 ${accountName} 的两步验证，此人的登录已全部退出。`,
    "The second factor is reset, and every session of the person has ended.",
  );
});
