import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyMigrations } from "./migrate.mjs";
import { scratchDatabase } from "../test/scratch-database.mjs";

let folder;
let scratch;
let client;
let url;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "zoufang-migrations-"));
  scratch = await scratchDatabase("migrate");
  ({ url, client } = scratch);
});

afterEach(async () => {
  await scratch.remove();
  rmSync(folder, { recursive: true, force: true });
});

function migration(name, sql) {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

const rows = async () =>
  (
    await client.query(
      "SELECT migration_name, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS undone FROM _prisma_migrations ORDER BY started_at",
    )
  ).rows;

// A ";" in a comment and in a function body, as real migrations have.
const FUNCTION = `-- Adds one; nothing else.
CREATE FUNCTION add_one(value int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN value := value + 1; RETURN value; END $$;`;

test("applies in order, whole scripts with functions in them, and then has nothing more to do", async () => {
  migration("1_table", "CREATE TABLE a (id int);");
  migration("2_function", FUNCTION);
  expect((await applyMigrations(url, { folder })).applied).toEqual(["1_table", "2_function"]);
  expect((await client.query("SELECT add_one(1) AS two")).rows[0].two).toBe(2);
  expect((await applyMigrations(url, { folder })).applied).toEqual([]);
});

test("a migration that fails is undone completely, named, and runs again when it is corrected", async () => {
  migration("1_table", "CREATE TABLE a (id int); CREATE TABLE b (id nonsense);");
  await expect(applyMigrations(url, { folder })).rejects.toThrow(/1_table.*"nonsense" does not exist/);
  expect((await client.query("SELECT to_regclass('a') AS a")).rows[0].a).toBeNull();
  migration("1_table", "CREATE TABLE a (id int); CREATE TABLE b (id int);");
  expect(await applyMigrations(url, { folder })).toEqual({ applied: ["1_table"], retried: ["1_table"], unknown: [] });
  expect(await rows()).toEqual([
    { migration_name: "1_table", finished: false, undone: true },
    { migration_name: "1_table", finished: true, undone: false },
  ]);
});

test("a migration that was killed half-way runs again", async () => {
  migration("1_table", "CREATE TABLE a (id int);");
  await applyMigrations(url, { folder });
  await client.query("UPDATE _prisma_migrations SET finished_at = NULL; DROP TABLE a");
  expect((await applyMigrations(url, { folder })).retried).toEqual(["1_table"]);
  expect((await client.query("SELECT to_regclass('a') AS a")).rows[0].a).toBe("a");
});

test("a migration whose process is killed while the server works on it is there once, and the next start goes on", async () => {
  migration("1_table", "CREATE TABLE a (id int); SELECT pg_sleep(1.5) AS long_work; -- its end is a comment");
  const script = `import { applyMigrations } from ${JSON.stringify(new URL("./migrate.mjs", import.meta.url).href)};
    await applyMigrations(${JSON.stringify(url)}, { folder: ${JSON.stringify(folder)} });`;
  const killed = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "ignore" });
  const gone = once(killed, "exit");
  const working =
    "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%long_work%' AND state = 'active' AND pid <> pg_backend_pid()";
  while ((await client.query(working)).rowCount === 0) if (killed.exitCode !== null) throw new Error("it did not work");
  killed.kill("SIGKILL");
  await gone;
  migration("2_table", "CREATE TABLE b (id int);");
  expect(await applyMigrations(url, { folder })).toEqual({ applied: ["2_table"], retried: [], unknown: [] });
  expect(await rows()).toEqual([
    { migration_name: "1_table", finished: true, undone: false },
    { migration_name: "2_table", finished: true, undone: false },
  ]);
});

test("three at once: one does the work, each succeeds", async () => {
  migration("1_table", "CREATE TABLE a (id int); SELECT pg_sleep(0.5);");
  const results = await Promise.all([1, 2, 3].map(() => applyMigrations(url, { folder })));
  expect(results.flatMap((result) => result.applied)).toEqual(["1_table"]);
  expect(await rows()).toHaveLength(1);
});

test("no connection stays behind: the database can be renamed or cloned at once", async () => {
  migration("1_table", "CREATE TABLE a (id int);");
  await applyMigrations(url, { folder });
  const { rows: others } = await client.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  expect(others).toEqual([]);
});
