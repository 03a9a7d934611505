import { spawn } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { once } from "node:events";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import S3rver from "s3rver";
import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { S3Storage } from "@/lib/attachments/storage/s3-storage";
import { LocalStorage } from "@/lib/attachments/storage/local-storage";
import { ask, asker, emptyDatabase, filesIn, patiently, rowsOf, shapeOf } from "@/lib/testing/backup-room";
import { testDatabase } from "@/lib/testing/database";
import { endConnections } from "@/lib/testing/end-connections";
import { addMember, addSite, createAccount, createProject } from "@/lib/testing/factories";
import { applyMigrations } from "../database/migrate.mjs";
import { MIGRATIONS } from "./check.mjs";
import { makeBackup } from "./make.mjs";
import { folderTarget, storeTarget } from "./restore-files.mjs";
import { restoreBackup } from "./restore.mjs";

patiently();

const { prisma, url } = await testDatabase();
const cost = { memory: 64, rounds: 1, lanes: 1 };
const secret = "a passphrase of some length";
const place = mkdtempSync(join(tmpdir(), "zoufang-refused-"));
const store = join(place, "store");
const storage = new LocalStorage(store);
const file = join(place, "whole.backup");
let target;
let attachments;
let closing = [];

/** Rows and files as the backup sees them; what they say does not matter here. */
beforeAll(async () => {
  const leadId = await createAccount(prisma);
  const projectId = await createProject(prisma, { leadId });
  await addMember(prisma, { projectId, userId: await createAccount(prisma), role: "member" });
  const siteId = await addSite(prisma, { projectId });
  const visit = uuidv7();
  await ask(
    url,
    `INSERT INTO visits (project_id, id, site_id, visited_on, method, recorder_id, content_hash, created_by)
     VALUES ($1, $2, $3, '2026-11-01', 'seminar', $4, '', $4)`,
    [projectId, visit, siteId, leadId],
  );
  for (let number = 0; number < 3; number += 1) {
    const id = uuidv7();
    const key = `files/${projectId}/${id}`;
    await storage.put(key, Buffer.alloc(200_000, number));
    await ask(
      url,
      `INSERT INTO attachments (project_id, id, visit_id, kind, file_name, media_type, byte_size, sha256, source_byte_size,
         source_sha256, storage_key, created_by) VALUES ($1, $2, $3, 'document', 'a.pdf', 'application/pdf', 200000, repeat('a', 64), 1, repeat('a', 64), $4, $5)`,
      [projectId, id, visit, key, leadId],
    );
  }
  await makeBackup({ databaseUrl: url, storage, file, secret, cost });
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

async function newTarget() {
  target = await emptyDatabase();
  closing.push(target.drop);
  attachments = mkdtempSync(join(place, "attachments-"));
  return target;
}
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const restore = (more = {}) =>
  restoreBackup({ file, secret, databaseUrl: target.url, target: folderTarget(attachments), ...more });

async function expectUntouched() {
  expect(await shapeOf(target.url)).toEqual([]);
  expect(readdirSync(attachments).filter((name) => name !== ".restoring")).toEqual([]);
}

async function expectRestored() {
  await restore();
  const [original, rows] = [await rowsOf(url), await rowsOf(target.url)];
  expect(rows).toEqual(original);
  expect(await filesIn(attachments)).toEqual(await filesIn(store));
}

const changed = (change) => {
  const path = join(place, "changed.backup");
  const bytes = readFileSync(file);
  writeFileSync(path, change(bytes) ?? bytes);
  return path;
};

test("a backup that is cut, changed, of another key or of a newer version is refused in a sentence, and nothing is touched", async () => {
  await newTarget();
  const { length } = readFileSync(file);
  const cuts = [0, 10, 700, 70_000, Math.floor(length / 2), length - 65_552, length - 1];
  for (const cut of cuts)
    await expect(restore({ file: changed((bytes) => bytes.subarray(0, cut)) }), `cut at ${cut}`).rejects.toThrow(
      /(不完整|已损坏).*什么都没有改动/,
    );
  for (let round = 0; round < 12; round += 1) {
    const at = Math.floor(Math.random() * length);
    const flipped = changed((bytes) => void (bytes[at] ^= 1 << (round % 8)));
    await expect(restore({ file: flipped }), `bit at ${at}`).rejects.toThrow(/什么都没有改动/);
  }
  await expect(restore({ secret: "not the passphrase it was" })).rejects.toThrow(/口令或密钥文件不对/);
  const older = mkdtempSync(join(place, "older-"));
  await expect(restore({ migrations: older })).rejects.toThrow(/更新的版本.*请先升级/);
  await expectUntouched();
  await expectRestored();
});

test("a target that holds anything, or has no room, is refused and stays as it is", async () => {
  await newTarget();
  await ask(target.url, "CREATE TABLE somebodys (id int)");
  await expect(restore()).rejects.toThrow(/数据库里已有数据/);
  expect(await rowsOf(target.url)).toEqual({ somebodys: "0 " });
  await ask(target.url, "DROP TABLE somebodys");

  await applyMigrations(target.url);
  const fresh = await shapeOf(target.url);
  await ask(target.url, "INSERT INTO users (id, account_name, display_name) VALUES (gen_random_uuid(), 'li', 'li')");
  await expect(restore()).rejects.toThrow(/数据库里已有数据/);
  expect((await rowsOf(target.url))["users"]).toMatch(/^1 /);
  expect(await shapeOf(target.url)).toEqual(fresh);
  await ask(target.url, "DELETE FROM users");

  const server = new pg.Client({ connectionString: target.url });
  await server.connect();
  await server.query("BEGIN; SELECT FROM users"); // A running server, in the middle of something.
  await expect(restore()).rejects.toThrow(/正在使用这个数据库/);
  await server.end();

  const own = new LocalStorage(attachments);
  const [key] = Object.keys(await filesIn(store));
  await own.put(key, Buffer.from("somebody's"));
  await expect(restore()).rejects.toThrow(/附件存储里已有文件/);
  expect(await own.size(key)).toBe(10);
  await own.remove(key);

  await expect(restore({ free: async () => 1_000_000 })).rejects.toThrow(/空间不够/);
  expect(await rowsOf(target.url)).toMatchObject({ users: "0 ", visits: "0 " });
  await expectRestored(); // The tables of a server that was only started give way.
});

/** Runs a backup or restore in a process of its own that stops for good at the wished place; kills it there. */
async function killedAt(name, input, where) {
  const module = (path) => JSON.stringify(pathToFileURL(join(import.meta.dirname, path)).href);
  const script = `
    import { ${name} } from ${module(name === "makeBackup" ? "make.mjs" : "restore.mjs")};
    import { folderTarget } from ${module("restore-files.mjs")};
    import { LocalStorage } from ${module("../../lib/attachments/storage/local-storage.ts")};
    const input = ${JSON.stringify(input)};
    const stop = async (at) => {
      if (!(${where})) return;
      console.log("here");
      await new Promise(() => setInterval(() => {}, 1000));
    };
    await ${name}({ ...input, storage: new LocalStorage(input.store), target: folderTarget(input.attachments), onEntry: stop, onFile: stop });`;
  const path = join(place, "child.mjs"); // Not -e: there tsx finds no exports in TypeScript.
  writeFileSync(path, script);
  const args = ["--conditions=react-server", "--import", "tsx", path];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  expect(String(said)).toContain("here");
  child.kill("SIGKILL");
  await once(child, "exit");
}

test.each([
  ["in the middle of the rows", "at.table === 'visits'"],
  ["in the middle of the files", "at.file && at.file !== input.first"],
])("a restore that is killed %s leaves the target as it was, and can be made again", async (_where, where) => {
  await newTarget();
  const first = Object.keys(await filesIn(store))[0];
  await killedAt("restoreBackup", { file, secret, databaseUrl: target.url, attachments, store, first }, where);
  await expect.poll(() => shapeOf(target.url)).toEqual([]); // Once PostgreSQL has noticed.
  await expectUntouched();
  await expectRestored();
});

test("a connection that is lost in the middle of a restore ends it with an error, and leaves the target as it was", async () => {
  await newTarget();
  const lose = async (entry) => {
    if (entry.table !== "visits") return;
    await endConnections(asker(target.url));
  };
  await expect(restore({ onEntry: lose })).rejects.toThrow();
  await expectUntouched();
  expect(existsSync(join(attachments, ".restoring"))).toBe(false);
  await expectRestored();
});

test("a backup that is killed leaves no file of its name, and the next one is made", async () => {
  const other = join(place, "killed.backup");
  await killedAt("makeBackup", { databaseUrl: url, store, file: other, secret, cost, attachments: place }, "true");
  expect(existsSync(other)).toBe(false);
  await makeBackup({ databaseUrl: url, storage, file: other, secret, cost });
  expect(readdirSync(place).filter((name) => name.startsWith("killed"))).toEqual(["killed.backup"]);
  await newTarget();
  await restore({ file: other });
  expect(await rowsOf(target.url)).toEqual(await rowsOf(url));
});

test("a backup of an older version is restored as it was, and then migrated", async () => {
  const names = readdirSync(MIGRATIONS).filter((name) => /^\d/.test(name));
  const before = names.slice(0, names.indexOf("20261205000000_parts_of_a_report"));
  const folder = mkdtempSync(join(place, "migrations-"));
  for (const name of before) cpSync(join(MIGRATIONS, name), join(folder, name), { recursive: true });
  const old = await emptyDatabase();
  closing.push(old.drop);
  await applyMigrations(old.url, { folder });
  const [user, project, report] = [uuidv7(), uuidv7(), uuidv7()];
  await ask(old.url, "INSERT INTO users (id, account_name, display_name) VALUES ($1, 'li', '李')", [user]);
  await ask(old.url, "INSERT INTO projects (id, name, created_by) VALUES ($1, '旧版', $2)", [project, user]);
  await ask(old.url, "INSERT INTO reports (project_id, id, title, created_by) VALUES ($1, $2, '旧报告', $3)", [
    project,
    report,
    user,
  ]);
  const kept = join(place, "older.backup");
  await makeBackup({ databaseUrl: old.url, storage, file: kept, secret, cost });

  await newTarget();
  await restore({ file: kept });
  expect(await rowsOf(target.url)).toEqual(await rowsOf(old.url));
  const { applied } = await applyMigrations(target.url);
  expect(applied).toEqual(names.slice(before.length));
  await applyMigrations(old.url);
  expect(await shapeOf(target.url)).toEqual(await shapeOf(old.url));
  const { _prisma_migrations: _times, ...rows } = await rowsOf(target.url);
  expect(rows).toEqual({ ...(await rowsOf(old.url)), _prisma_migrations: undefined });
});

test("a table that would not hold its rows as they were is found before the restore ends", async () => {
  await newTarget();
  const folder = join(place, "other-migrations");
  cpSync(MIGRATIONS, folder, { recursive: true });
  const last = readdirSync(folder)
    .filter((name) => /^\d/.test(name))
    .at(-1);
  appendFileSync(join(folder, last, "migration.sql"), "\nALTER TABLE projects ALTER COLUMN name TYPE char(100);\n");
  await expect(restore({ migrations: folder })).rejects.toThrow(/projects was not restored as it was/);
  await expectUntouched();
});

test("from an S3 store into another one; killed, it goes on with the same backup only", async () => {
  const server = new S3rver({
    directory: join(place, "s3"),
    silent: true,
    configureBuckets: ["from", "to"].map((name) => ({ name, configs: [] })),
  });
  await server.configureBuckets();
  const http = createServer(server.callback());
  await new Promise((done) => http.listen(0, "127.0.0.1", done));
  closing.push(() => new Promise((done) => http.close(done)));
  const endpoint = `http://127.0.0.1:${http.address().port}`;
  const bucket = (name) =>
    new S3Storage({ endpoint, bucket: name, region: "us-east-1", accessKeyId: "S3RVER", secretAccessKey: "S3RVER" });
  const [from, to] = [bucket("from"), bucket("to")];
  const keys = Object.keys(await filesIn(store));
  for (const key of keys) await from.put(key, readFileSync(join(store, key)));
  const own = join(place, "s3.backup");
  await makeBackup({ databaseUrl: url, storage: from, file: own, secret, cost });

  await newTarget();
  const broken = restore({
    file: own,
    target: { ...storeTarget(to), drop: async () => {} }, // Nobody tidies up after a kill.
    onEntry: async (entry) => {
      if (entry.file === keys[2]) throw new Error("killed");
    },
  });
  await expect(broken).rejects.toThrow("killed");
  const other = join(place, "s3-other.backup");
  await makeBackup({ databaseUrl: url, storage: new LocalStorage(join(place, "nothing")), file: other, secret, cost });
  await expect(restore({ file: other, target: storeTarget(to) })).rejects.toThrow(/附件存储里已有文件/);
  await restore({ file: own, target: storeTarget(to) });
  for (const key of keys) expect(await to.size(key)).toBe(200_000);
  expect(await to.size("restoring/mark")).toBeNull();
  await expect(restore({ file: own, target: storeTarget(to) })).rejects.toThrow(/已有/);
});
