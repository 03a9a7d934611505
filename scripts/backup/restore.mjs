// Restores a backup. The whole file is read and checked before anything is touched; then the rows go in by one
// transaction and the files aside, and both are put in place at the end. See docs/decisions/052.
import { statfs } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { explain } from "../say.mjs";
import { MIGRATIONS, readBackup } from "./check.mjs";
import { uncut, withUndo } from "./interrupt.mjs";
import { diskFull, noSpace } from "./refusals.mjs";
import { openRows } from "./restore-rows.mjs";
import { connectTo, hangUp } from "./tables.mjs";

/** Rows with their indexes and the log of writing them, against their text. */
const ROWS_GROW = 4;
const MARGIN = 50_000_000;

/** Bytes that an ordinary user may still write where the path is, or will be. */
export async function freeBytes(path) {
  const there = existsSync(path) ? path : dirname(path);
  if (there !== path && !existsSync(there)) return freeBytes(there);
  const { bavail, bsize } = await statfs(there);
  return Number(bavail) * Number(bsize);
}

async function demandSpace({ manifest, target, databaseFolder, free }) {
  const rows = Object.values(manifest.tables).reduce((sum, { bytes }) => sum + bytes, 0) * ROWS_GROW;
  const { bytes: files } = manifest.files;
  const needs = [
    ...(databaseFolder ? [[databaseFolder, rows + (target.folder ? files : 0)]] : []),
    ...(target.folder ? [[target.folder, files]] : []),
  ];
  for (const [path, needed] of needs) {
    const there = await free(path);
    if (there < needed + MARGIN) throw noSpace(needed + MARGIN, there);
  }
}

/**
 * @param {{ file: string, secret: string, databaseUrl: string, target: object, databaseFolder?: string,
 *   beforeFiles?: () => Promise<void>, migrations?: string, free?: typeof freeBytes,
 *   onEntry?: (entry: object) => Promise<void> }} input
 *   target: where the files go (restore-files.mjs); databaseFolder: where the embedded database is, whose space is ours
 *   to look at; beforeFiles: where the database is not in use under its name yet: what is still to be done with it,
 *   committed, before the files get their places; onEntry: called before each table and file is restored
 * @returns {Promise<{ header: object, manifest: object }>}
 * @throws Refusal; then database and store are as before
 */
export async function restoreBackup(input) {
  const {
    file,
    secret,
    databaseUrl,
    target,
    databaseFolder,
    beforeFiles,
    migrations = MIGRATIONS,
    free = freeBytes,
  } = input;
  const { header, manifest } = await readBackup(file, secret, { migrations });
  await demandSpace({ manifest, target, databaseFolder, free });
  await target.demandEmpty(manifest);
  const client = await connectTo(databaseUrl);
  let begun = false;
  let current;
  const away = async () => {
    hangUp(client); // PostgreSQL rolls back.
    await current?.abort?.();
    if (begun) await target.drop();
  };
  const putIn = async () => {
    const rows = await openRows(client, { header, manifest, migrations });
    begun = true;
    await target.begin();
    await readBackup(file, secret, {
      migrations,
      open: async (entry) => {
        await input.onEntry?.(entry);
        return (current = await (entry.file === undefined ? rows.sink(entry) : target.sink(entry.file)));
      },
    });
    await rows.finish();
    if (beforeFiles) {
      await client.query("COMMIT");
      await beforeFiles();
    }
    await uncut(async () => {
      await target.place();
      begun = false; // A COMMIT whose answer is lost may have been done.
      if (!beforeFiles) await client.query("COMMIT");
    });
    await client.query("ANALYZE");
    return { header, manifest };
  };
  try {
    return await withUndo(away, putIn);
  } catch (error) {
    await away();
    throw /ENOSPC|EDQUOT|53100/.test(error.code ?? "") && explain(error) ? diskFull() : error;
  } finally {
    await client.end();
  }
}
