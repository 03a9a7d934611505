// The settings of the server's own backups, and whether one is due. Used by the server itself, so it needs no
// TypeScript.
import { Refusal } from "../say.mjs";
import { isDue } from "./due.mjs";
import { backupSecret } from "./secret.mjs";

/** Advisory lock of PostgreSQL: held while a scheduled backup is made. */
export const SCHEDULE_LOCK = 72707372;

/** @throws Refusal if what is set cannot work: said when the server starts, not at night */
export async function backupSettings(env) {
  if (!env.BACKUP_DIR) return null;
  const keep = Number(env.BACKUP_KEEP || "14");
  if (!Number.isInteger(keep) || keep < 1)
    throw new Refusal(
      `BACKUP_KEEP 须为正整数：${env.BACKUP_KEEP}`,
      `BACKUP_KEEP is not a positive number: ${env.BACKUP_KEEP}`,
    );
  if (!env.BACKUP_KEY_FILE)
    throw new Refusal(
      "设置了 BACKUP_DIR，还需用 BACKUP_KEY_FILE 指定密钥文件。",
      "BACKUP_DIR is set: BACKUP_KEY_FILE must name a key file too.",
    );
  await backupSecret({ BACKUP_KEY_FILE: env.BACKUP_KEY_FILE });
  return { folder: env.BACKUP_DIR, keep, keyFile: env.BACKUP_KEY_FILE, timeZone: env.TIME_ZONE || "Asia/Shanghai" };
}

/** @param {import("pg").Client} client */
export async function dueNow(client, { timeZone, now = new Date() }) {
  const { rows } = await client.query(
    `SELECT started_at, ended_at IS NOT NULL AND error IS NULL AS good, ended_at IS NULL AND EXISTS (
       SELECT FROM pg_locks JOIN pg_database d ON d.oid = database WHERE locktype = 'advisory'
         AND datname = current_database() AND classid = 0 AND objid = $1 AND granted AND pid <> pg_backend_pid()) AS running
     FROM backups WHERE kind = 'scheduled' ORDER BY started_at DESC LIMIT 1`,
    [SCHEDULE_LOCK],
  );
  const [last] = rows;
  return isDue(last ? { startedAt: last.started_at, good: last.good, running: last.running } : null, now, timeZone);
}
