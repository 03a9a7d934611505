// A throw-away PostgreSQL for one test run: a template database migrated once,
// cloned for each test file and for the end-to-end run. The same server, the
// same settings and the same ordinary role as in production.
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureRole } from "../database/demo-database.mjs";
import { lockOwner, takeLock } from "../instance.mjs";
import { applyMigrations } from "../database/migrate.mjs";
import { endLeftover } from "../database/postgres-leftover.mjs";
import { startCluster } from "../database/postgres.mjs";

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

export async function startTestServer() {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(folder, 0o711); // As root the server runs as another user.
  takeLock(join(folder, "owner"));
  const cluster = await startCluster(join(folder, "postgres"));
  const stop = async () => {
    await cluster.stop();
    for (const path of [cluster.home, folder]) if (existsSync(path)) rmSync(path, { recursive: true, force: true });
  };
  try {
    await ensureRole(cluster, "CREATEDB");
    await createDatabase(cluster.appUrl("postgres"), TEMPLATE, "template0");
    await applyMigrations(cluster.appUrl(TEMPLATE));
  } catch (error) {
    await stop();
    throw error;
  }
  return { folder, cluster, serverUrl: cluster.appUrl("postgres"), url: (name) => cluster.appUrl(name), stop };
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
