// The rows of a backup into an empty database, in one transaction: the tables as they were then, by the migrations
// that they had; the rows by COPY; indexes and keys over them; and every table read back.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { damaged, occupied } from "./refusals.mjs";
import { leftOut, plainText, quoted, tablesOf } from "./tables.mjs";

const somethingThere = { zh: "数据库里已有数据", en: "the database holds something" };

const somebodyAtWork = { zh: "有别的程序正在使用这个数据库", en: "another program is using the database" };
/** SQLSTATE. */
const LOCK_NOT_AVAILABLE = "55P03";

async function namesIn(client, sql) {
  const { rows } = await client.query(sql);
  return rows.map(({ name }) => name);
}

const tablesHere = `SELECT oid::regclass::text AS name FROM pg_class
  WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`;
const routinesHere = `SELECT oid::regprocedure::text AS name FROM pg_proc p
  WHERE pronamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`;

/** Nobody's work: a server that was only started, and somebody who knocked at it. */
const nobodys = ["_prisma_migrations", "backups", "sign_in_throttle"];

/** Tables without a row, made by a start of the product, give way. Anything else is somebody's. */
async function clear(client) {
  const tables = await namesIn(client, tablesHere);
  if (tables.length === 0) return;
  if (!tables.includes("_prisma_migrations")) throw occupied(somethingThere);
  await client.query("SET LOCAL lock_timeout = '3s'");
  try {
    await client.query(`LOCK TABLE ${tables.join(", ")} IN ACCESS EXCLUSIVE MODE`);
  } catch (error) {
    throw error.code === LOCK_NOT_AVAILABLE ? occupied(somebodyAtWork) : error;
  }
  for (const table of tables) {
    if (nobodys.includes(table)) continue;
    const { rows } = await client.query(`SELECT EXISTS (SELECT FROM ${table}) AS any`);
    if (rows[0].any) throw occupied(somethingThere);
  }
  await client.query(`DROP TABLE ${tables.join(", ")} CASCADE`);
  for (const routine of await namesIn(client, routinesHere))
    await client.query(`DROP ROUTINE IF EXISTS ${routine} CASCADE`);
}

const trackingTable = `CREATE TABLE _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
  migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

/** Whatever a row would set off or be held against is taken off until all rows are in. */
async function takeOff(client) {
  const keys = await client.query(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE connamespace = current_schema()::regnamespace AND contype = 'f' AND conparentid = 0 ORDER BY conrelid::regclass::text, conname`,
  );
  const indexes = await client.query(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)`,
  );
  const tables = await namesIn(client, tablesHere);
  for (const { table, name } of keys.rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`);
  for (const { name } of indexes.rows) await client.query(`DROP INDEX ${name}`);
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  return async () => {
    for (const { definition } of indexes.rows) await client.query(definition);
    for (const { table, name, definition } of keys.rows)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`);
    for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  };
}

/** What COPY writes of a table that was just filled is what was read into it, byte for byte. */
async function readBack(client, { name, columns }, expected) {
  const hash = createHash("sha256");
  const list = columns.map(quoted).join(", ");
  for await (const piece of client.query(copyTo(`COPY ${quoted(name)} (${list}) TO STDOUT`))) hash.update(piece);
  if (hash.digest("hex") !== expected.sha256) throw new Error(`the table ${name} was not restored as it was`);
}

/**
 * Begins the transaction and makes the tables. `sink` takes the rows of one table, `finish` puts everything back on and
 * holds each table against the manifest. Nothing is committed here.
 * @param {import("pg").Client} client
 * @param {{ header: object, manifest: object, migrations: string }} backup
 */
export async function openRows(client, { header, manifest, migrations }) {
  await client.query("BEGIN");
  await client.query(plainText);
  await client.query("SET LOCAL maintenance_work_mem = '256MB'");
  await clear(client);
  await client.query(trackingTable);
  for (const name of header.migrations)
    await client.query(await readFile(join(migrations, name, "migration.sql"), "utf8"));
  await client.query(plainText); // A migration may have set something for itself.
  const tables = new Map((await tablesOf(client)).map((table) => [table.name, table]));
  const putBackOn = await takeOff(client);
  return {
    async sink({ table, columns }) {
      const known = tables.get(table);
      if (!known || leftOut.includes(table) || columns.some((column) => !known.columns.includes(column)))
        throw damaged();
      const list = columns.map(quoted).join(", ");
      const stream = client.query(copyFrom(`COPY ${quoted(table)} (${list}) FROM STDIN`));
      let failed;
      const ended = new Promise((done) => {
        stream.once("error", (error) => done((failed = error))).once("finish", () => done());
      });
      return {
        async write(data) {
          if (failed) throw failed;
          if (!stream.write(data)) await Promise.race([once(stream, "drain"), ended]).catch(() => {});
        },
        async end() {
          stream.end();
          await ended;
          if (failed) throw failed;
        },
      };
    },
    async finish() {
      for (const [name, expected] of Object.entries(manifest.tables))
        await readBack(client, tables.get(name), expected);
      await putBackOn();
      for (const [name, last] of Object.entries(manifest.sequences))
        if (last !== null) await client.query("SELECT setval($1::regclass, $2::bigint)", [quoted(name), last]);
    },
  };
}
