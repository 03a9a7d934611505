// Started by the server (scripts/start/backups.mjs) in a process of its own, so that neither memory nor failure of a
// backup is the server's.
import { openStore, runMain } from "./command.mjs";
import { backupSettings } from "./schedule.mjs";
import { makeScheduled } from "./scheduled.mjs";

runMain(async () => {
  const databaseUrl = process.env.DATABASE_URL;
  const settings = await backupSettings(process.env);
  await makeScheduled({ databaseUrl, storage: await openStore(databaseUrl), settings });
});
