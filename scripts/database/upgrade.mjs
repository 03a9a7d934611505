// Brings a database to this version: the migrations, by the role that owns the tables, then the rights of the role that
// serves, where it is another one.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readEnvFiles } from "../env-files.mjs";
import { ROOT } from "../paths.mjs";
import { Refusal, say, sayFailure } from "../say.mjs";
import { applyMigrations } from "./migrate.mjs";
import { setRights } from "./rights.mjs";

/** The address for what changes tables: migrations, restore, ANALYZE. */
export const ownerUrlOf = (env) => env.DATABASE_OWNER_URL || env.DATABASE_URL;

/** The migrations that are missing, as a role sees that may not write them down; null if it may. */
async function missingAsSeen(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query(
      "SELECT has_table_privilege(to_regclass('_prisma_migrations'), 'UPDATE') AS writes",
    );
    if (rows[0].writes !== false) return null; // Or there is no table yet.
    const { rows: done } = await client.query(
      "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    );
    const known = new Set(done.map(({ name }) => name));
    const here = readdirSync(join(ROOT, "prisma", "migrations"), { withFileTypes: true });
    return here.filter((entry) => entry.isDirectory() && !known.has(entry.name)).map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/**
 * With DATABASE_OWNER_URL: migrates by it, and gives the role of DATABASE_URL its rights. Without: migrates by
 * DATABASE_URL; where its role may not, only sees that nothing is missing.
 * @param {{ DATABASE_URL: string, DATABASE_OWNER_URL?: string }} env
 * @param {{ folder?: string }} [options] as of applyMigrations
 */
export async function upgradeDatabase(env, options = {}) {
  if (env.DATABASE_OWNER_URL) {
    await applyMigrations(env.DATABASE_OWNER_URL, options);
    await setRights({ ownerUrl: env.DATABASE_OWNER_URL, appUrl: env.DATABASE_URL });
    return;
  }
  const missing = await missingAsSeen(env.DATABASE_URL);
  if (missing === null) await applyMigrations(env.DATABASE_URL, options);
  else if (missing.length > 0)
    throw new Refusal(
      `数据库还缺 ${missing.length} 项升级，DATABASE_URL 的角色不能改表：请同时设置 DATABASE_OWNER_URL。`,
      `${missing.length} migrations are missing, and the role of DATABASE_URL may not change tables: set DATABASE_OWNER_URL.`,
    );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    readEnvFiles();
    if (!process.env.DATABASE_URL) throw new Refusal("请设置 DATABASE_URL。", "Set DATABASE_URL.");
    await upgradeDatabase(process.env);
    say("数据库已是最新。", "The database is up to date.");
  } catch (error) {
    sayFailure(error);
    process.exitCode = 1;
  }
}
