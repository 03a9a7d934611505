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

const noRightsYet = () =>
  new Refusal(
    "DATABASE_URL 的角色在这个数据库里还没有权限：请同时设置 DATABASE_OWNER_URL，运行一次 npm run database:upgrade（或 npm start）。",
    "The role of DATABASE_URL has no rights in this database yet: set DATABASE_OWNER_URL too, and run npm run database:upgrade (or npm start) once.",
  );

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
  } catch (error) {
    throw error.code === "42501" ? noRightsYet() : error;
  } finally {
    await client.end();
  }
}

/** An older server beside a newer one is what an upgrade without a pause has; a person who went back must know it. */
async function migrate(url, options) {
  const { unknown } = await applyMigrations(url, options);
  if (unknown.length > 0)
    say(
      `! 数据库已被更新的版本升级过（${unknown.at(-1)}）：请换用那个版本；要退回旧版，请把升级前的备份恢复到一个空库。`,
      `A newer version has upgraded this database (${unknown.at(-1)}): use that version, or restore the backup of before into an empty database.`,
    );
}

/**
 * With DATABASE_OWNER_URL: migrates by it, and gives the role of DATABASE_URL its rights. Without: migrates by
 * DATABASE_URL; where its role may not, only sees that nothing is missing.
 * @param {{ DATABASE_URL: string, DATABASE_OWNER_URL?: string }} env
 * @param {{ folder?: string }} [options] as of applyMigrations
 */
export async function upgradeDatabase(env, options = {}) {
  if (env.DATABASE_OWNER_URL) {
    await migrate(env.DATABASE_OWNER_URL, options);
    await setRights({ ownerUrl: env.DATABASE_OWNER_URL, appUrl: env.DATABASE_URL });
    return;
  }
  const missing = await missingAsSeen(env.DATABASE_URL);
  if (missing === null) await migrate(env.DATABASE_URL, options);
  else if (missing.length > 0)
    throw new Refusal(
      `数据库还缺 ${missing.length} 项升级，DATABASE_URL 的角色不能改表：请同时设置 DATABASE_OWNER_URL。`,
      `${missing.length} migrations are missing, and the role of DATABASE_URL may not change tables: set DATABASE_OWNER_URL.`,
    );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    if (process.argv.length > 2) throw new Refusal("用法：npm run database:upgrade", "Usage: npm run database:upgrade");
    readEnvFiles();
    if (!process.env.DATABASE_URL) throw new Refusal("请设置 DATABASE_URL。", "Set DATABASE_URL.");
    await upgradeDatabase(process.env);
    say("数据库已是最新。", "The database is up to date.");
  } catch (error) {
    sayFailure(error);
    process.exitCode = 1;
  }
}
