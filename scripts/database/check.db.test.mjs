import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { randomBytes } from "node:crypto";
import { createDatabase } from "../test/database-server.mjs";
import { checkFeatures } from "./check.mjs";

let url;
let client;

beforeEach(async () => {
  const server = new URL(process.env.ZOUFANG_TEST_SERVER);
  const name = `features_${randomBytes(6).toString("hex")}`;
  await createDatabase(server.href, name, "template0");
  server.pathname = `/${name}`;
  url = server.href;
  client = new pg.Client({ connectionString: url });
  await client.connect();
});

afterEach(async () => {
  await client.end();
  const server = new pg.Client({ connectionString: process.env.ZOUFANG_TEST_SERVER });
  await server.connect();
  await server.query(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
  await server.end();
});

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
