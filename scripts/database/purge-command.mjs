// Started by the server (scripts/start/purges.mjs) in a process of its own.
import { runMain } from "../backup/command.mjs";
import { connectTo } from "../backup/tables.mjs";
import { purgeProjects } from "./purge-projects.mjs";

runMain(async () => {
  process.env.NEXTAUTH_SECRET ??= "not used by the purge";
  const client = await connectTo(process.env.DATABASE_URL);
  const gone = await purgeProjects(client).finally(() => client.end());
  if (gone.length === 0) return;
  const { sweepAttachments } = await import("../../lib/attachments/sweep.ts");
  const { database } = await import("../../lib/db.ts");
  await sweepAttachments();
  await database().$disconnect();
});
