// The embedded server's database: migrated, and filled with the demo if it is empty.
import { chmodSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../paths.mjs";
import { run } from "../run.mjs";
import { Refusal, explain, step } from "../say.mjs";
import { upgradeDatabase } from "./upgrade.mjs";

export const NAME = "zoufang";
/** Built under this name and renamed last, so that a database called NAME is always complete. */
export const UNFINISHED = "zoufang_unfinished";

export async function withClient(url, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Two ordinary roles: `zoufang` owns the database, `zoufang_app` serves. An installation of before has the first one
 * only, and served with it.
 * @param {string} [extra] what the owner may do besides, on a server of tests
 */
export async function ensureRoles(cluster, extra = "") {
  await withClient(cluster.adminUrl(), async (client) => {
    for (const [name, password] of Object.entries(cluster.passwords)) {
      const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [name]);
      const more = name === "zoufang" ? extra : "";
      await client.query(
        `${rowCount ? "ALTER" : "CREATE"} ROLE ${name} LOGIN ${more} PASSWORD ${client.escapeLiteral(password)}`,
      );
    }
  });
}

/** The two addresses of a database of the embedded server, as in the environment of an outside one. */
export const addressesOf = (cluster, name) => ({
  DATABASE_URL: cluster.appUrl(name),
  DATABASE_OWNER_URL: cluster.ownerUrl(name),
});

/** Nobody has an account, so nobody can have written anything. */
export async function isEmpty(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query("SELECT to_regclass('users') AS users");
    if (rows[0].users === null) return true;
    const { rows: found } = await client.query("SELECT EXISTS (SELECT FROM users) AS any");
    return !found[0].any;
  });
}

/**
 * Runs prisma/seed.ts; it writes the demo accounts and their passwords to `accountsFile`, and the demo's photos into
 * the store of the settings. `settings`: environment variables that differ from this process's.
 */
export async function seedDemo(databaseUrl, accountsFile, settings = {}) {
  const seed = join(ROOT, "prisma", "seed.ts");
  if (!existsSync(seed)) return;
  rmSync(accountsFile, { force: true });
  try {
    await run(process.execPath, ["--conditions=react-server", "--import", "tsx", seed], {
      cwd: ROOT,
      name: "prisma/seed.ts",
      env: { ...process.env, ...settings, DATABASE_URL: databaseUrl, DEMO_ACCOUNTS_FILE: accountsFile },
    });
    chmodSync(accountsFile, 0o600); // Passwords: only for the person who started it.
  } catch (error) {
    throw explain(error) ?? error;
  }
}

/**
 * @param {Awaited<ReturnType<typeof import("./postgres.mjs").startCluster>>} cluster
 * @param {string} accountsFile
 * @returns {Promise<string>} the database's URL
 */
export async function prepareDemoDatabase(cluster, accountsFile) {
  await ensureRoles(cluster);
  const exists = await withClient(cluster.adminUrl(), async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${UNFINISHED} WITH (FORCE)`);
    return (await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [NAME])).rowCount > 0;
  });
  if (exists && !(await isEmpty(cluster.ownerUrl(NAME)))) {
    await step("升级数据库", "Applying migrations", () => upgradeDatabase(addressesOf(cluster, NAME)));
    return cluster.appUrl(NAME);
  }
  await withClient(cluster.adminUrl(), (client) => client.query(`CREATE DATABASE ${UNFINISHED} OWNER zoufang`));
  await step("建立数据库", "Creating the database", () => upgradeDatabase(addressesOf(cluster, UNFINISHED)));
  await step("写入演示数据", "Writing the demo", () => seedDemo(cluster.appUrl(UNFINISHED), accountsFile));
  await withClient(cluster.adminUrl(), async (client) => {
    await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [UNFINISHED]);
    await client.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`); // Only ever an empty one, see above.
    await client.query(`ALTER DATABASE ${UNFINISHED} RENAME TO ${NAME}`);
  });
  return cluster.appUrl(NAME);
}

/** @returns {{ accountName: string, displayName: string, role: string, password: string }[]} */
export function readDemoAccounts(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw new Refusal(`演示账号文件损坏：${file}`, `The demo accounts file is damaged: ${file}`);
  }
}
