import { afterEach, beforeEach, expect, test } from "vitest";
import { scratchDatabase } from "../test/scratch-database.mjs";
import { checkFeatures } from "./check.mjs";

let scratch;
let url;
let client;

beforeEach(async () => {
  scratch = await scratchDatabase("features");
  ({ url, client } = scratch);
});

afterEach(() => scratch.remove());

const missing = async () => (await checkFeatures(url)).found.filter((each) => each.missing !== null);
const leftBehind = async () =>
  (await client.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'zoufang_check%'")).rows;

test("the server of the tests has every feature, and keeps nothing of the check", async () => {
  expect(await missing()).toEqual([]);
  expect(await leftBehind()).toEqual([]);
});

test("a feature that answers otherwise than PostgreSQL is named, and so is one that fails; the others are looked at too", async () => {
  const { database } = (await client.query("SELECT current_database() AS database")).rows[0];
  await client.query("CREATE SCHEMA like_postgres");
  await client.query(
    `CREATE FUNCTION like_postgres.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT ''::bytea $$`,
  );
  await client.query(`
    CREATE FUNCTION like_postgres.pg_try_advisory_lock(bigint) RETURNS boolean LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'no such lock here'; END $$`);
  await client.query(`ALTER DATABASE "${database}" SET search_path = like_postgres, pg_catalog, public`);
  expect(await missing()).toEqual([
    { name: "advisory locks", what: expect.any(String), missing: "no such lock here" },
    { name: "sha256", what: expect.any(String), missing: "answers otherwise than PostgreSQL" },
  ]);
  expect(await leftBehind()).toEqual([]);
});
