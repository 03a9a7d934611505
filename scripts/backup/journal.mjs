// What the database remembers of its backups: the health page tells the age of the last good one, and why the last one
// failed. The audit chain has a row for each backup and each restore.
import { v7 as uuidv7 } from "uuid";
import { connectTo } from "./tables.mjs";

const SYSTEM_CHAIN = "00000000-0000-0000-0000-000000000000";

/** A database of an older version has no such table yet; a backup of it is made all the same. */
async function withJournal(url, work) {
  const client = await connectTo(url);
  try {
    const { rows } = await client.query("SELECT to_regclass('backups') IS NOT NULL AS there");
    if (rows[0].there) return await work(client);
  } finally {
    await client.end();
  }
}

async function audit(client, action, detail) {
  await client.query("INSERT INTO audit_pending (project_id, at, action, detail) VALUES ($1, now(), $2, $3)", [
    SYSTEM_CHAIN,
    action,
    detail,
  ]);
}

/**
 * Makes a backup and notes its beginning and its end.
 * @param {{ databaseUrl: string, kind: "manual" | "scheduled" }} input
 * @param {() => Promise<{ manifest: object, bytes: number }>} make
 */
export async function noted({ databaseUrl, kind }, make) {
  const id = uuidv7();
  await withJournal(databaseUrl, (client) =>
    client.query("INSERT INTO backups (id, kind, started_at) VALUES ($1, $2, now())", [id, kind]),
  );
  try {
    const made = await make();
    await withJournal(databaseUrl, async (client) => {
      await client.query("BEGIN");
      await client.query("UPDATE backups SET ended_at = now(), byte_size = $2, missing = $3 WHERE id = $1", [
        id,
        made.bytes,
        made.manifest.missing,
      ]);
      await audit(client, "backup.create", { kind, bytes: made.bytes, at: made.manifest.at });
      await client.query("COMMIT");
    });
    return made;
  } catch (error) {
    const fail = (client) =>
      client.query("UPDATE backups SET ended_at = now(), error = $2 WHERE id = $1", [id, error.code ?? "other"]);
    await withJournal(databaseUrl, fail).catch(() => {}); // The reason is the first error, not this one.
    throw error;
  }
}

/** After a restore, and the migrations after it: what was written since the backup is gone, and the chain says so. */
export async function noteRestored(databaseUrl, { header, manifest }) {
  await withJournal(databaseUrl, (client) =>
    audit(client, "backup.restore", { version: header.version, at: manifest.at }),
  );
}
