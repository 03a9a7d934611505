// Which database a backup is made of, or restored into: the outside one of DATABASE_URL, or the embedded one, whether
// the product runs or not.
import { existsSync, readFileSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { NAME, UNFINISHED, addressesOf, ensureRoles, isEmpty, withClient } from "../database/demo-database.mjs";
import { placeCluster } from "../database/postgres-folder.mjs";
import { startCluster } from "../database/postgres.mjs";
import { setRights } from "../database/rights.mjs";
import { checkServer } from "../database/server-rules.mjs";
import { takeLock } from "../instance.mjs";
import { DATA } from "../paths.mjs";
import { Refusal } from "../say.mjs";
import { uncut, withUndo } from "./interrupt.mjs";
import { occupied } from "./refusals.mjs";
import { connectTo } from "./tables.mjs";

const homeIn = (data) => join(data, "postgres");
const lockIn = (data) => takeLock(join(data, "start.lock"));

const nothingHere = () =>
  new Refusal(
    "这里还没有数据库：请设置 DATABASE_URL，或先运行 npm start。",
    "There is no database here yet: set DATABASE_URL, or run npm start first.",
  );
const nothingInIt = () =>
  new Refusal(
    "数据库里还没有走访的数据：请先运行 npm start，或用 npm run restore 恢复备份。",
    "The database holds nothing of Zoufang yet: run npm start first, or restore a backup by npm run restore.",
  );

/** @throws Refusal for a database that no start and no restore has made yet */
async function demandTables(url) {
  const client = await connectTo(url).catch((error) => {
    throw error.sqlState === "3D000" ? nothingHere() : error;
  });
  try {
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there");
    if (!rows[0].there) throw nothingInIt();
  } finally {
    await client.end();
  }
}

/** Starts the embedded server for this work only. The caller has seen that the product does not run. */
async function withCluster({ data, lock }, work) {
  try {
    const cluster = await startCluster(homeIn(data));
    try {
      return await withUndo(
        () => cluster.stop(),
        () => work(cluster),
      );
    } finally {
      await cluster.stop();
    }
  } finally {
    lock.release();
  }
}

/**
 * @param {(databaseUrl: string) => Promise<T>} work @template T
 * @param {string} [data] the installation's own folder
 * @returns {Promise<T>}
 */
export async function withDatabase(work, data = DATA) {
  const look = async (url) => {
    await demandTables(url);
    return work(url);
  };
  if (process.env.DATABASE_URL) {
    await checkServer(process.env.DATABASE_URL);
    return look(process.env.DATABASE_URL);
  }
  const wished = homeIn(data);
  const home = existsSync(wished) ? wished : existsSync(data) ? placeCluster(wished).home : wished;
  if (!existsSync(home)) throw nothingHere();
  const lock = lockIn(data);
  if ("release" in lock) return withCluster({ data, lock }, (cluster) => look(cluster.ownerUrl(NAME)));
  const { appPassword, port } = JSON.parse(readFileSync(join(home, "credentials.json"), "utf8"));
  return look(`postgresql://zoufang:${appPassword}@127.0.0.1:${port}/${NAME}`);
}

const stamp = () => new Date().toISOString().replace(/\D/g, "").slice(0, 14);

/** The database takes its name, and what had it before keeps another one, both at once. */
async function giveName(adminUrl, earlier) {
  await withClient(adminUrl, async (client) => {
    await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ANY ($1)", [
      [NAME, UNFINISHED],
    ]);
    await client.query("BEGIN");
    if (earlier) await client.query(`ALTER DATABASE ${NAME} RENAME TO ${earlier}`);
    await client.query(`ALTER DATABASE ${UNFINISHED} RENAME TO ${NAME}`);
    await client.query("COMMIT");
  });
}

/** What the embedded server has under the product's name: nothing, a database without accounts, or somebody's data. */
async function stateOf(cluster) {
  const there = await withClient(cluster.adminUrl(), async (client) => {
    return (await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [NAME])).rowCount > 0;
  });
  if (!there) return "none";
  return (await isEmpty(cluster.ownerUrl(NAME))) ? "empty" : "used";
}

/** Files and database take their places; where the database cannot, the files of before come back. */
async function swapIn({ adminUrl, folder, staged, swap, earlier, now }) {
  if (swap) {
    await rename(folder, `${folder}.before-${now}`);
    if (existsSync(staged)) await rename(staged, folder);
  }
  try {
    await giveName(adminUrl, earlier);
  } catch (error) {
    if (swap) {
      await rm(folder, { recursive: true, force: true }); // The restored copy; the earlier one comes back.
      await rename(`${folder}.before-${now}`, folder);
    }
    throw error;
  }
}

/**
 * Restores into the embedded server: into a database of another name, which gets the product's name when everything is
 * in its place.
 * @param {{ replace: boolean, folder: string | null, restore: (into: { databaseUrl: string, databaseFolder: string,
 *   folder: string | null, filesDroppedBy: (drop: () => Promise<void>) => void }) => Promise<T>, data?: string }} input
 *   folder: of the attachments, null where they are in an S3 store; replace: what is there is put aside, not refused;
 *   filesDroppedBy: takes what removes the files again, if the database does not get its name
 * @template T
 * @returns {Promise<{ result: T, aside: string[] }>} aside: what was put aside, by name and path
 */
export async function intoEmbedded({ replace, folder, restore, data = DATA }) {
  const lock = lockIn(data);
  if (!("release" in lock))
    throw new Refusal(
      `走访正在运行（进程 ${lock.owner.pid}）：请先停下再恢复。`,
      `Zoufang is running (process ${lock.owner.pid}): stop it first.`,
    );
  return withCluster({ data, lock }, async (cluster) => {
    await ensureRoles(cluster);
    const now = stamp();
    const state = await stateOf(cluster);
    if (state === "used" && !replace)
      throw occupied({
        zh: "内置数据库里已有数据（加 --replace 会把它和附件改名保留，再恢复）",
        en: "the embedded database is in use (--replace renames it and the attachments, and keeps both)",
      });
    await withClient(cluster.adminUrl(), async (client) => {
      await client.query(`DROP DATABASE IF EXISTS ${UNFINISHED} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${UNFINISHED} OWNER zoufang`);
    });
    const swap = replace && folder !== null && existsSync(folder);
    const staged = swap ? `${folder}.unfinished` : folder;
    if (swap) await rm(staged, { recursive: true, force: true });
    const earlier = state === "none" ? null : `${NAME}_before_${now}`;
    /** The files have their places before the database has its name. */
    let dropFiles = async () => {};
    const undo = async () => {
      await dropFiles();
      if (swap) await rm(staged, { recursive: true, force: true });
    };
    const putIn = async () => {
      const result = await restore({
        databaseUrl: cluster.ownerUrl(UNFINISHED),
        databaseFolder: cluster.home,
        folder: staged,
        filesDroppedBy: (drop) => (dropFiles = drop),
      });
      const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl } = addressesOf(cluster, UNFINISHED);
      await setRights({ ownerUrl, appUrl });
      await uncut(() => swapIn({ adminUrl: cluster.adminUrl(), folder, staged, swap, earlier, now }));
      dropFiles = async () => {};
      return result;
    };
    const result = await withUndo(undo, putIn).catch(async (error) => {
      await undo();
      throw error;
    });
    const aside = swap ? [`${folder}.before-${now}`] : [];
    if (state === "used") aside.push(`PostgreSQL: ${earlier}`);
    if (state === "empty") await withClient(cluster.adminUrl(), (client) => client.query(`DROP DATABASE ${earlier}`));
    await rm(join(data, "demo-accounts.json"), { force: true }); // Its passwords are of the database before.
    return { result, aside };
  });
}
