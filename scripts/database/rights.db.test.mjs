import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { LocalStorage } from "@/lib/attachments/storage/local-storage";
import { testDatabase } from "@/lib/testing/database";
import { noted } from "../backup/journal.mjs";
import { makeBackup } from "../backup/make.mjs";
import { verify } from "../backup/verify.mjs";
import { onlyGrows, onlyRead, rightsOn, setRights } from "./rights.mjs";
import { upgradeDatabase } from "./upgrade.mjs";

const { url, servingUrl } = await testDatabase();
const [owner, app] = [url, servingUrl].map((connectionString) => new pg.Client({ connectionString }));
await owner.connect();
await app.connect();
afterAll(() => Promise.all([owner.end(), app.end()]));

const names = async (sql) => (await owner.query(sql)).rows.map(({ name }) => name);
const denied = /permission denied|must be owner/;

/** Every right on every table, by the server's own answer. */
const rightsSeen = async () => {
  const { rows } = await owner.query(
    `SELECT c.relname AS name, array_agg(right_name ORDER BY right_name) FILTER
       (WHERE has_table_privilege('zoufang_app', c.oid, right_name)) AS rights
     FROM pg_class c, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS right_name
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') GROUP BY c.relname`,
  );
  return Object.fromEntries(rows.map(({ name, rights }) => [name, rights]));
};

test("the role that serves has on every table exactly what is written for it, and owns nothing", async () => {
  const seen = await rightsSeen();
  expect(Object.keys(seen).length).toBeGreaterThan(60);
  expect(seen).toEqual(Object.fromEntries(Object.keys(seen).map((name) => [name, rightsOn(name)])));
  for (const name of [...onlyGrows, ...onlyRead]) expect(seen).toHaveProperty(name);
  expect(await names("SELECT relname AS name FROM pg_class WHERE relowner = 'zoufang_app'::regrole")).toEqual([]);
});

test("a table whose trigger refuses every change is among those that only grow", async () => {
  const refusing = await names(
    `SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger t JOIN pg_proc p ON p.oid = tgfoid
     WHERE proname LIKE '%audit_refuse' ORDER BY 1`,
  );
  expect(refusing).toEqual([...onlyGrows].sort());
});

test.each(
  onlyGrows.flatMap((table) => [
    `UPDATE ${table} SET action = 'otherwise'`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table}`,
    `DROP TABLE ${table}`,
    `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
    `ALTER TABLE ${table} DROP COLUMN hash`,
    `SELECT FROM ${table} FOR UPDATE`,
    `CREATE TRIGGER mine BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
  ]),
)("the role that serves is refused: %s", async (statement) => {
  await expect(app.query(statement)).rejects.toThrow(denied);
});

test.each([
  "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
  "CREATE TABLE mine (n int)",
  "SET session_replication_role = replica",
  "SET ROLE zoufang",
  "GRANT UPDATE ON audit_events TO zoufang_app",
  "SELECT setval('audit_pending_ids', 1)",
  "UPDATE _prisma_migrations SET finished_at = NULL",
  "TRUNCATE visits CASCADE",
])("the role that serves cannot go round it: %s", async (statement) => {
  const before = await rightsSeen();
  await app.query(statement).then(
    // A GRANT without the right to grant is a warning only.
    () => expect(statement).toMatch(/^GRANT/),
    (error) => expect(error.message).toMatch(denied),
  );
  expect(await rightsSeen()).toEqual(before);
});

test("the role that serves may ask where the log is, as a reader of a copy does", async () => {
  const { rows } = await app.query(
    "SELECT pg_current_wal_flush_lsn() AS at, system_identifier FROM pg_control_system()",
  );
  expect(rows).toHaveLength(1);
});

test("the role that serves adds to the audit, and its row is chained", async () => {
  const actor = randomUUID();
  await app.query(
    `INSERT INTO audit_pending (project_id, at, actor_id, action, detail) VALUES ($1, now(), $2, 'tried', '{}')`,
    ["00000000-0000-0000-0000-000000000000", actor],
  );
  const { rows } = await app.query("SELECT seq, action, hash FROM audit_events WHERE actor_id = $1", [actor]);
  expect(rows).toEqual([{ seq: "1", action: "tried", hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
});

test("backup and verify need no more than the role that serves", async () => {
  const folder = mkdtempSync(join(tmpdir(), "zoufang-rights-"));
  const storage = new LocalStorage(join(folder, "files"));
  const cost = { memory: 64, rounds: 1, lanes: 1 };
  const made = () =>
    makeBackup({ databaseUrl: servingUrl, storage, file: join(folder, "a"), secret: "of some length", cost });
  await noted({ databaseUrl: servingUrl, kind: "manual" }, made);
  const found = await verify({ client: app, storage, anchor: null });
  rmSync(folder, { recursive: true });
  expect(found.flatMap(({ faults }) => faults)).toEqual([]);
});

test("what a later migration makes has its rights at once; what is too much is taken, and a second time changes nothing", async () => {
  await owner.query("CREATE TABLE later (id serial, said text)");
  await app.query("INSERT INTO later (said) VALUES ('走访')");
  await owner.query("GRANT UPDATE, TRUNCATE ON audit_events TO zoufang_app; GRANT TRUNCATE ON later TO PUBLIC");
  const urls = { ownerUrl: url, appUrl: servingUrl };
  expect(await setRights(urls)).toEqual(["audit_events"]);
  expect(await setRights(urls)).toEqual([]);
  await expect(app.query("UPDATE audit_events SET action = ''")).rejects.toThrow(denied);
  await owner.query("DROP TABLE later");
});

test("a role that could change the audit all the same, and another database, are refused with a sentence", async () => {
  await expect(setRights({ ownerUrl: url, appUrl: url })).rejects.toThrow(/就是表的所有者/);
  const elsewhere = new URL(servingUrl);
  elsewhere.pathname = "/postgres";
  await expect(setRights({ ownerUrl: url, appUrl: elsewhere.href })).rejects.toThrow(/不是同一个数据库/);
  await owner.query("GRANT CREATE ON SCHEMA public TO zoufang_app");
  await expect(setRights({ ownerUrl: url, appUrl: servingUrl })).rejects.toThrow(/可以在模式里建表/);
  await owner.query("REVOKE CREATE ON SCHEMA public FROM zoufang_app");
});

test("without the owner's address a database of this version is served, and one that lacks a migration is refused", async () => {
  await upgradeDatabase({ DATABASE_URL: servingUrl });
  await owner.query("UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name LIKE '%_tables'");
  await expect(upgradeDatabase({ DATABASE_URL: servingUrl })).rejects.toThrow(/还缺 1 项升级.*DATABASE_OWNER_URL/);
  await owner.query("UPDATE _prisma_migrations SET rolled_back_at = NULL");
});
