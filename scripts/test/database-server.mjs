// A throw-away PostgreSQL for one test run: a template database migrated once,
// cloned for each test file and for the end-to-end run. The same server, the
// same settings and the same two ordinary roles as in production: the one that
// owns the tables, for tests that look and arrange, and the one that serves.
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addressesOf, ensureRoles } from "../database/demo-database.mjs";
import { lockOwner, takeLock } from "../instance.mjs";
import { endLeftover } from "../database/postgres-leftover.mjs";
import { startCluster } from "../database/postgres.mjs";
import { upgradeDatabase } from "../database/upgrade.mjs";

const PREFIX = "zoufang-test-";
export const TEMPLATE = "zoufang_template";

/** A killed run leaves its server running; the next run ends it. */
async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      const { uid, mtimeMs } = statSync(folder);
      const mine = uid === process.getuid?.() || process.platform === "win32";
      const young = Date.now() - mtimeMs < 10_000; // It may not have its lock yet.
      if (!mine || young || lockOwner(join(folder, "owner"))) continue;
      await endLeftover(join(folder, "postgres", "data"));
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another run removes leftovers too.
    }
  }
}

/** @param {string} [room] the folder to make it in; else the one for temporary files */
export async function startTestServer(room = tmpdir()) {
  await sweep();
  const folder = mkdtempSync(join(room, PREFIX));
  chmodSync(folder, 0o711); // As root the server runs as another user.
  takeLock(join(folder, "owner"));
  const cluster = await startCluster(join(folder, "postgres"));
  const stop = async () => {
    await cluster.stop();
    for (const path of [cluster.home, folder]) if (existsSync(path)) rmSync(path, { recursive: true, force: true });
  };
  try {
    await ensureRoles(cluster, "CREATEDB");
    await createDatabase(cluster.ownerUrl("postgres"), TEMPLATE, "template0");
    await upgradeDatabase(addressesOf(cluster, TEMPLATE));
  } catch (error) {
    await stop();
    throw error;
  }
  const { ownerUrl, appUrl } = cluster;
  return { folder, cluster, serverUrl: ownerUrl("postgres"), url: ownerUrl, appUrl, stop };
}

/** Names are generated here, never by a person. */
export async function createDatabase(serverUrl, name, template = TEMPLATE) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(
      `CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${client.escapeIdentifier(template)}`,
    );
  } finally {
    await client.end();
  }
}
