// The server's own backup, once a night (BACKUP_DIR). However many instances share the database, one makes it: the one
// that gets the lock.
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { noted } from "./journal.mjs";
import { makeBackup } from "./make.mjs";
import { noFolder } from "./refusals.mjs";
import { SCHEDULE_LOCK, dueNow } from "./schedule.mjs";
import { backupSecret } from "./secret.mjs";
import { connectTo } from "./tables.mjs";

const NAME = /^zoufang-\d{8}-\d{6}\.backup$/;
const LEFT_OVER = /^zoufang-\d{8}-\d{6}\.backup\.(unfinished|names)$/;

/** The newest stay; what a killed backup left goes. Files of other names are not ours. */
async function tidy(folder, keep) {
  const names = (await readdir(folder)).sort();
  const old = names.filter((name) => NAME.test(name)).slice(0, -keep);
  for (const name of [...old, ...names.filter((name) => LEFT_OVER.test(name))])
    await rm(join(folder, name), { force: true });
}

const stamp = (at) =>
  at
    .toISOString()
    .replace(/\D/g, "")
    .replace(/^(\d{8})(\d{6}).*/, "$1-$2");

/**
 * Makes the backup, if one is due and nobody else makes it.
 * @param {{ databaseUrl: string, storage: object, settings: object, now?: Date, cost?: object }} input
 * @returns {Promise<string | null>} the file
 */
export async function makeScheduled({ databaseUrl, storage, settings, now = new Date(), cost }) {
  const { folder, keep, keyFile, timeZone } = settings;
  const client = await connectTo(databaseUrl);
  try {
    const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS ours", [SCHEDULE_LOCK]);
    if (!rows[0].ours || !(await dueNow(client, { timeZone, now }))) return null;
    const file = join(folder, `zoufang-${stamp(now)}.backup`);
    await noted({ databaseUrl, kind: "scheduled" }, async () => {
      const secret = await backupSecret({ BACKUP_KEY_FILE: keyFile });
      // Never made here: where its disk is not mounted, the backups would go to the disk that they are to outlive.
      if (!(await stat(folder).catch(() => null))?.isDirectory()) throw noFolder(folder, "BACKUP_DIR");
      return makeBackup({ databaseUrl, storage, file, secret, cost });
    });
    await tidy(folder, keep);
    return file;
  } finally {
    await client.end();
  }
}
