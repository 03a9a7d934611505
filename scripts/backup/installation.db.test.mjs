import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LocalStorage } from "@/lib/attachments/storage/local-storage";
import { ask, filesIn, patiently, rowsOf } from "@/lib/testing/backup-room";
import { testDatabase } from "@/lib/testing/database";
import { createAccount } from "@/lib/testing/factories";
import { applyMigrations } from "../database/migrate.mjs";
import { placeCluster } from "../database/postgres-folder.mjs";
import { takeLock } from "../instance.mjs";
import { intoEmbedded, withDatabase } from "./installation.mjs";
import { makeBackup } from "./make.mjs";
import { folderTarget } from "./restore-files.mjs";
import { restoreBackup } from "./restore.mjs";

patiently();
const { prisma, url } = await testDatabase();
const secret = "a passphrase of some length";
const data = mkdtempSync(join(tmpdir(), "zoufang-installation-"));
const file = join(data, "whole.backup");
const folder = join(data, "attachments");
/** The embedded server is used only where no other is set. */
const withoutUrl = async (work) => {
  const { DATABASE_URL } = process.env;
  delete process.env.DATABASE_URL;
  return work().finally(() => (process.env.DATABASE_URL = DATABASE_URL));
};
const inside = (sql) => withoutUrl(() => withDatabase((own) => ask(own, sql), data));
const into = (more = {}) =>
  intoEmbedded({
    replace: false,
    folder,
    data,
    restore: ({ databaseUrl, databaseFolder, folder: attachments }) =>
      restoreBackup({
        file,
        secret,
        databaseUrl,
        databaseFolder,
        target: folderTarget(attachments),
        beforeFiles: () => applyMigrations(databaseUrl),
      }),
    ...more,
  });

beforeAll(async () => {
  chmodSync(data, 0o711); // As root the server runs as another user.
  await createAccount(prisma);
  const storage = new LocalStorage(join(data, "nothing"));
  await makeBackup({ databaseUrl: url, storage, file, secret, cost: { memory: 64, rounds: 1, lanes: 1 } });
});
afterAll(() => {
  for (const path of [placeCluster(join(data, "postgres")).home, data]) rmSync(path, { recursive: true, force: true });
});

test("the embedded database gets a backup, keeps what it had only on request and by another name, and loses nothing by a failure", async () => {
  await expect(withoutUrl(() => withDatabase(async () => {}, data))).rejects.toThrow(/还没有数据库/);
  expect((await into()).aside).toEqual([]);
  const rows = await withoutUrl(() => withDatabase(rowsOf, data));
  expect(rows).toEqual(await rowsOf(url));

  // Restored by the role that owns the tables; the one that serves has its rights on them.
  const may = (right) => inside(`SELECT has_table_privilege('zoufang_app', 'audit_events', '${right}') AS may`);
  expect([...(await may("INSERT")), ...(await may("UPDATE"))]).toEqual([{ may: true }, { may: false }]);
  await inside("UPDATE users SET display_name = '之后改的'");
  await new LocalStorage(folder).put("files/of/somebody", Buffer.from("theirs"));
  await expect(into()).rejects.toThrow(/加 --replace/);
  const broken = async () => {
    throw new Error("in the middle");
  };
  await expect(into({ replace: true, restore: broken })).rejects.toThrow("in the middle");
  expect(await inside("SELECT display_name AS name FROM users")).toEqual([{ name: "之后改的" }]);
  expect(Object.keys(await filesIn(folder))).toEqual(["files/of/somebody"]);

  writeFileSync(join(data, "demo-accounts.json"), "[]");
  const { aside } = await into({ replace: true });
  expect(await withoutUrl(() => withDatabase(rowsOf, data))).toEqual(await rowsOf(url));
  expect(readdirSync(data)).not.toContain("demo-accounts.json");
  expect(Object.keys(await filesIn(aside[0]))).toEqual(["files/of/somebody"]);
  const names = await inside("SELECT datname AS name FROM pg_database WHERE datname LIKE 'zoufang_before_%'");
  expect(aside[1]).toContain(names[0].name);

  const lock = takeLock(join(data, "start.lock"));
  await expect(into({ replace: true })).rejects.toThrow(/正在运行/);
  lock.release();
});
