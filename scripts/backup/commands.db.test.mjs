// The commands of docs/operating.md as an operator runs them: in processes of their own, on the database of the test.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { ask, emptyDatabase, patiently, rowsOf } from "@/lib/testing/backup-room";
import { testDatabase } from "@/lib/testing/database";
import { createAccount } from "@/lib/testing/factories";
import { ROOT } from "../paths.mjs";

patiently();
const { prisma, url } = await testDatabase();
const place = mkdtempSync(join(tmpdir(), "zoufang-commands-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const key = join(place, "backup.key");
writeFileSync(key, "a key of a sufficient length\n");
const file = join(place, "whole.backup");

async function run(name, args = [], more = {}) {
  const env = {
    ...process.env,
    ...{ DATABASE_URL: url, DATABASE_OWNER_URL: "", BACKUP_KEY_FILE: key },
    ...{ ATTACHMENTS_DIR: join(place, "attachments"), AUDIT_ANCHOR: join(place, "anchor.json") },
    ...more,
  };
  const script = join(ROOT, "scripts", "backup", "run.mjs");
  const child = spawn(process.execPath, [script, name, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  const [out, err, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { status, said: out, refused: err };
}
/** A sentence in both languages, and no stack of calls. */
const refused = (status, zh, en) => ({
  status,
  refused: expect.stringMatching(new RegExp(`^✗ [^\\n]*${zh}[^\\n]*\\n[^\\n]*${en}[^\\n]*\\n$`)),
});

test("an installation is backed up, looked at, restored into an empty one and verified", async () => {
  const { accountName } = await prisma.user.findUniqueOrThrow({ where: { id: await createAccount(prisma) } });
  expect(await run("backup", [file])).toMatchObject({ status: 0, said: expect.stringContaining("已备份到") });
  expect(await run("restore", [file, "--check"])).toMatchObject({
    status: 0,
    said: expect.stringContaining("备份完好"),
  });
  const target = await emptyDatabase();
  const there = { DATABASE_URL: target.url, ATTACHMENTS_DIR: join(place, "restored") };
  expect(await run("backup", [join(place, "b")], there)).toMatchObject(
    refused(1, "还没有走访的数据", "npm run restore"),
  );
  expect(await run("verify", [], there)).toMatchObject(refused(2, "还没有走访的数据", "npm run restore"));
  expect(await run("restore", [file], there)).toMatchObject({ status: 0, said: expect.stringContaining("已恢复") });
  expect((await rowsOf(target.url))["users"]).toBe((await rowsOf(url))["users"]);
  expect(await run("restore", [file], there)).toMatchObject(refused(1, "目标不是空的", "not empty"));
  expect(await run("verify", ["--accept"], there)).toMatchObject({ status: 0 });
  expect(await run("../database/rebuild-derived", ["--check"], there)).toMatchObject({ status: 0 });
  expect(await run("../database/rebuild-derived", [], there)).toMatchObject({ status: 0 });
  expect(await run("../database/sweep-attachments", [], there)).toMatchObject({ status: 0 });
  expect(await run("../database/factor-reset", [accountName], there)).toMatchObject(
    refused(1, "没有设置两步验证", "no second factor"),
  );
  await target.drop();
});

test("what cannot work is said in a sentence that names what to do", async () => {
  const nowhere = join(place, "nowhere");
  expect(await run("restore", [nowhere])).toMatchObject(refused(1, "没有这个文件.*检查路径", "Check the path"));
  expect(await run("restore", [place])).toMatchObject(refused(1, "是文件夹", "is a folder"));
  expect(await run("backup", [join(nowhere, "a.backup")])).toMatchObject(refused(1, "文件夹不存在", "does not exist"));
  expect(await run("backup", [join(place, "c")], { BACKUP_KEY_FILE: nowhere })).toMatchObject(
    refused(1, "BACKUP_KEY_FILE", "may read it"),
  );
  expect(await run("../database/sweep-attachments", ["--help"])).toMatchObject(refused(2, "用法", "Usage"));
  expect(await run("../database/rebuild-derived", ["--help"])).toMatchObject(refused(2, "用法", "Usage"));
  const at = (change) => {
    const address = new URL(url);
    change(address);
    return { DATABASE_URL: address.href };
  };
  const cases = [
    [at((address) => (address.pathname = "/nobodys")), "没有这个库", "no such database"],
    [at((address) => (address.password = "another")), "用户名和密码", "user and the password"],
    [at((address) => (address.port = "1")), "PostgreSQL 是否在运行", "PostgreSQL is running"],
    [{ DATABASE_URL: "postgresql://a:b#c/d@127.0.0.1/x" }, "写法不对", "is not written as"],
  ];
  for (const [env, zh, en] of cases) expect(await run("verify", [], env)).toMatchObject(refused(2, zh, en));
  expect(readdirSync(place).sort()).not.toContain("c");
});

test("a backup that is told to end in the middle leaves nothing behind", async () => {
  const folder = join(place, "ended");
  mkdirSync(folder);
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  await other.query("BEGIN; LOCK TABLE visits"); // The backup waits for it, with the rows before it written.
  const script = join(ROOT, "scripts", "backup", "run.mjs");
  const env = { ...process.env, DATABASE_URL: url, BACKUP_KEY_FILE: key };
  const child = spawn(process.execPath, [script, "backup", join(folder, "a.backup")], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said = text(child.stderr);
  const waiting = () =>
    ask(url, "SELECT FROM pg_locks WHERE relation = 'visits'::regclass AND NOT granted").then((rows) => rows.length);
  await expect.poll(waiting, { timeout: 120_000 }).toBe(1);
  expect(readdirSync(folder)).toContain("a.backup.unfinished");
  child.kill("SIGTERM");
  const [status] = await once(child, "exit");
  await other.end();
  expect(status).toBe(130);
  expect(await said).toMatch(/^✗ 已中断.*\nInterrupted.*\n$/);
  expect(readdirSync(folder)).toEqual([]);
});
