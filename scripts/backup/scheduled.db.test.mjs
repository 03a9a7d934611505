import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { LocalStorage } from "@/lib/attachments/storage/local-storage";
import { ask, patiently } from "@/lib/testing/backup-room";
import { testDatabase } from "@/lib/testing/database";
import { backupSettings } from "./schedule.mjs";
import { makeScheduled } from "./scheduled.mjs";

patiently();

const { url: databaseUrl } = await testDatabase();
const place = mkdtempSync(join(tmpdir(), "zoufang-scheduled-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const storage = new LocalStorage(join(place, "store"));
const keyFile = join(place, "backup.key");
writeFileSync(keyFile, "a key of a sufficient length\n");
const folder = join(place, "backups");
const settings = { folder, keep: 2, keyFile, timeZone: "Asia/Shanghai" };
const cost = { memory: 64, rounds: 1, lanes: 1 };
const day = (number) => new Date(Date.now() + number * 24 * 3_600_000);
const make = (more = {}) => makeScheduled({ databaseUrl, storage, settings, cost, ...more });
const rows = () =>
  ask(databaseUrl, "SELECT kind, ended_at IS NOT NULL AS ended, error FROM backups ORDER BY started_at");

beforeEach(() => mkdirSync(folder));
afterEach(async () => {
  await ask(databaseUrl, "DELETE FROM backups");
  rmSync(folder, { recursive: true, force: true });
});

async function health(dir = folder) {
  vi.resetModules();
  if (dir) process.env.BACKUP_DIR = dir;
  else delete process.env.BACKUP_DIR;
  return (await import("@/lib/health/data")).readBackupState();
}

test("of several instances one makes the night's backup, and none makes another", async () => {
  const made = await Promise.all([make(), make(), make()]);
  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await make()).toBeNull();
  expect(await rows()).toEqual([{ kind: "scheduled", ended: true, error: null }]);
  expect(readdirSync(folder)).toHaveLength(1);
});

test("the newest stay, older ones and what a killed backup left go, files of other names are not touched", async () => {
  const files = [await make()];
  writeFileSync(join(folder, "zoufang-20200101-020000.backup.unfinished"), "");
  writeFileSync(join(folder, "before-the-upgrade.backup"), "");
  for (const number of [1, 2]) files.push(await make({ now: day(number) }));
  expect(readdirSync(folder).sort()).toEqual(
    ["before-the-upgrade.backup", ...files.slice(1).map((file) => file.slice(folder.length + 1))].sort(),
  );
});

test("one that fails keeps the earlier files, is told with its reason by the health door, and is made again later", async () => {
  expect(await health()).toEqual({ state: "none", ageHours: null, error: null, missing: null });
  const good = await make();
  expect(await health()).toEqual({ state: "ok", ageHours: 0, error: null, missing: 0 });
  rmSync(keyFile);
  await expect(make({ now: day(1) })).rejects.toThrow(/读不到密钥文件/);
  expect(await health()).toEqual({ state: "failed", ageHours: 0, error: "key", missing: 0 });
  writeFileSync(keyFile, "a key of a sufficient length\n");
  expect(existsSync(good)).toBe(true);
  expect(await make({ now: new Date(Date.now() + 60_000) })).toBeNull();
  expect(await make({ now: new Date(Date.now() + 3_700_000) })).not.toBeNull();
  expect((await health()).state).toBe("ok");
});

test("a backup that is killed is made again, and one that stays away is late; without a folder there is none", async () => {
  await ask(
    databaseUrl,
    "INSERT INTO backups (id, kind, started_at) VALUES (gen_random_uuid(), 'scheduled', now() - interval '2 hours')",
  );
  expect(await make()).not.toBeNull();
  await ask(
    databaseUrl,
    "UPDATE backups SET started_at = started_at - interval '40 hours', ended_at = ended_at - interval '40 hours'",
  );
  expect(await health()).toMatchObject({ state: "late", ageHours: 40 });
  expect((await health(null)).state).toBe("off");
});

test("a folder that is not there is not made, since its disk may not be mounted, and the health door says so", async () => {
  rmSync(folder, { recursive: true });
  await expect(make()).rejects.toThrow(/BACKUP_DIR.*磁盘是否已挂载/);
  expect(existsSync(folder)).toBe(false);
  expect(await health()).toMatchObject({ state: "failed", error: "folder" });
});

test("settings that cannot work are refused when the server starts", async () => {
  const set = (more) => backupSettings({ BACKUP_DIR: folder, BACKUP_KEY_FILE: keyFile, ...more });
  await expect(set({ BACKUP_KEEP: "0" })).rejects.toThrow(/BACKUP_KEEP 须为正整数/);
  await expect(set({ BACKUP_KEY_FILE: "" })).rejects.toThrow(/BACKUP_KEY_FILE 指定密钥文件/);
  await expect(set({ BACKUP_KEY_FILE: join(place, "none") })).rejects.toThrow(/读不到密钥文件/);
  writeFileSync(join(place, "short"), "short\n");
  await expect(set({ BACKUP_KEY_FILE: join(place, "short") })).rejects.toThrow(/太短/);
  expect(await set({})).toMatchObject({ folder, keep: 14 });
  expect(await backupSettings({})).toBeNull();
});
