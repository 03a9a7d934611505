import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { ask, patiently } from "@/lib/testing/backup-room";
import { testDatabase } from "@/lib/testing/database";
import { readBackup } from "../backup/check.mjs";
import { backupSettings } from "../backup/schedule.mjs";
import { scheduleBackups } from "./backups.mjs";

patiently();
const { url } = await testDatabase();
const place = mkdtempSync(join(tmpdir(), "zoufang-nightly-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const key = join(place, "backup.key");
const patience = { timeout: 120_000 };
const ended = async () =>
  (await ask(url, "SELECT error FROM backups WHERE ended_at IS NOT NULL ORDER BY started_at")).at(-1);

test("a server with a folder for backups makes one by itself, and one that fails is told in its log", async () => {
  const lines = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const folder = join(place, "backups");
  mkdirSync(folder);
  writeFileSync(key, "a key of a sufficient length");
  const env = {
    ...process.env,
    DATABASE_URL: url,
    ATTACHMENTS_DIR: join(place, "attachments"),
    BACKUP_DIR: folder,
    BACKUP_KEY_FILE: key,
  };
  const settings = await backupSettings(env);
  const first = scheduleBackups(env, settings);
  await expect.poll(ended, patience).toEqual({ error: null });
  const [file] = readdirSync(folder);
  expect((await readBackup(join(folder, file), "a key of a sufficient length")).manifest.missing).toBe(0);
  await first.stop();
  expect(lines).not.toHaveBeenCalled();

  await ask(url, "DELETE FROM backups");
  rmSync(folder, { recursive: true });
  writeFileSync(folder, "a file where the folder should be");
  const second = scheduleBackups(env, settings);
  await expect.poll(() => lines.mock.calls.join(""), patience).toContain('"where":"backup"');
  await second.stop();
  lines.mockRestore();
  expect(await ended()).toEqual({ error: "folder" });
});
