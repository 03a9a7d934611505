// `npm run sweep:attachments`: compares the rows of attachments with the files in the store, both ways. It corrects
// what can be corrected and reports everything. Exit status 1 if a file is missing that only a device or a backup can
// restore.
import { runMain } from "../backup/command.mjs";
import { withDatabase } from "../backup/installation.mjs";
import { Refusal } from "../say.mjs";

/** Apart from 1, which says that something is not as it should be. */
const FAILED = { failed: 2 };

runMain(async (args) => {
  if (args.length > 0) throw new Refusal("用法：npm run sweep:attachments", "Usage: npm run sweep:attachments");
  process.env.NEXTAUTH_SECRET ??= "not used by the sweep"; // Nothing is signed here.
  await withDatabase(async (databaseUrl) => {
    process.env.DATABASE_URL = databaseUrl;
    const { sweepAttachments } = await import("../../lib/attachments/sweep.ts");
    const { database } = await import("../../lib/db.ts");
    const report = await sweepAttachments().finally(() => database().$disconnect());
    console.log(JSON.stringify(report, null, 2));
    process.exitCode = report.missing.length > 0 ? 1 : 0;
  });
}, FAILED);
