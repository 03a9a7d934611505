// Makes a backup of one moment while people work: the rows by COPY in one repeatable-read transaction, then the files
// that those rows name. See docs/decisions/052-one-file-that-brings-it-back.md.
import { createReadStream } from "node:fs";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { to as copyTo } from "pg-copy-streams";
import { backupLock } from "../../lib/attachments/backup-lock.ts";
import { ROOT } from "../paths.mjs";
import { entryWriter } from "./entries.mjs";
import { withUndo } from "./interrupt.mjs";
import { diskFull, exists, noFolder, notWritable } from "./refusals.mjs";
import { createSealed } from "./sealed.mjs";
import { connectTo, hangUp, leftOut, migrationsOf, plainText, quoted, sequencesOf, tablesOf } from "./tables.mjs";

export async function appVersion() {
  return JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")).version;
}

/** What the snapshot's attachments are called in the store: a line each. */
const storedFiles = `
  SELECT storage_key FROM attachments
  UNION ALL SELECT thumbnail_key FROM attachments WHERE thumbnail_key IS NOT NULL`;

async function isThere(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Renamed last, and the name flushed too: a file of this name is complete. */
async function settle(unfinished, file) {
  await rename(unfinished, file);
  const folder = await open(dirname(file), "r").catch(() => null); // Windows opens no folders.
  await folder?.sync().catch(() => {});
  await folder?.close();
}

/** The rows of one moment, and the names of the files that they need, in `list`. */
async function writeRows(client, entries, list) {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await client.query(plainText);
  const { rows } = await client.query("SELECT now() AS now");
  const tables = await tablesOf(client);
  for (const { name: table, columns } of tables)
    await entries.add(
      { table, columns },
      client.query(copyTo(`COPY ${quoted(table)} (${columns.map(quoted).join(", ")}) TO STDOUT`)),
    );
  await pipeline(client.query(copyTo(`COPY (${storedFiles}) TO STDOUT`)), list.createWriteStream());
  const sequences = await sequencesOf(client);
  await client.query("COMMIT");
  return { at: rows[0].now.toISOString(), sequences };
}

/** The store has no file where a device or a disk has lost it; the rows say so, and so does the manifest. */
async function writeFiles(client, entries, { storage, list, onFile }) {
  let missing = 0;
  for await (const key of createInterface({ input: createReadStream(list), crlfDelay: Infinity })) {
    const bytes = await storage.open(key);
    if (bytes) await entries.add({ file: key }, bytes);
    else missing += 1;
    await onFile?.(key);
  }
  // With the connection the lock is lost that keeps removed files in the store.
  await client.query("SELECT 1");
  return missing;
}

/** Of the folder that the backup goes into. */
function sentenceFor(error, file) {
  if (["ENOSPC", "EDQUOT"].includes(error.code)) return diskFull();
  const folder = dirname(file);
  if (!error.path || dirname(error.path) !== folder) return error;
  if (["ENOENT", "ENOTDIR"].includes(error.code)) return noFolder(folder);
  return ["EACCES", "EPERM", "EROFS"].includes(error.code) ? notWritable(folder) : error;
}

/**
 * @param {{ databaseUrl: string, storage: import("../../lib/attachments/storage/storage").AttachmentStorage,
 *   file: string, secret: string, cost?: object, onFile?: (key: string) => Promise<void> }} input
 *   onFile: called after each file; a test changes the store there
 * @returns {Promise<{ manifest: object, bytes: number }>} bytes: of the finished file
 * @throws Refusal; then there is no file
 */
export async function makeBackup({ databaseUrl, storage, file, secret, cost, onFile }) {
  if (await isThere(file)) throw exists(file);
  const unfinished = `${file}.unfinished`;
  const list = `${file}.names`;
  const client = await connectTo(databaseUrl);
  let sealed;
  const away = async () => {
    hangUp(client);
    await sealed?.abort().catch(() => {});
    for (const path of [unfinished, list]) await rm(path, { force: true });
  };
  const make = async () => {
    // From before the snapshot to the last file: what is removed meanwhile stays in the store.
    await client.query("SELECT pg_advisory_lock_shared($1)", [backupLock]);
    await rm(unfinished, { force: true }); // Of a backup that was killed.
    const about = { version: await appVersion(), migrations: await migrationsOf(client) };
    sealed = await createSealed(unfinished, secret, about, cost);
    const entries = entryWriter((data) => sealed.write(data));
    const names = await open(list, "w", 0o600);
    const { at, sequences } = await writeRows(client, entries, names);
    const missing = await writeFiles(client, entries, { storage, list, onFile });
    const manifest = await entries.end({ at, sequences, missing, leftOut });
    const bytes = await sealed.end();
    await settle(unfinished, file);
    return { manifest, bytes };
  };
  try {
    return await withUndo(away, make);
  } catch (error) {
    await away();
    throw sentenceFor(error, file);
  } finally {
    await rm(list, { force: true });
    await client.end();
  }
}
