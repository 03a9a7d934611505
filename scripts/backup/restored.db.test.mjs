import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { removeAttachment } from "@/lib/attachments/mutations";
import { sweepAttachments, sweepOne } from "@/lib/attachments/sweep";
import { openAttachmentRoom } from "@/lib/testing/attachment-room";
import { ask, emptyDatabase, filesIn, patiently, rowsOf, shapeOf } from "@/lib/testing/backup-room";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { pdf } from "@/lib/testing/sample-files";
import { readBackup } from "./check.mjs";
import { makeBackup } from "./make.mjs";
import { folderTarget } from "./restore-files.mjs";
import { restoreBackup } from "./restore.mjs";

patiently();

const { prisma, url } = await testDatabase();
const { desk, fileOf, folder, newVisit, send, storage } = await openAttachmentRoom(prisma);
const { projectId } = desk;
const cost = { memory: 64, rounds: 1, lanes: 1 };
const secret = "a passphrase of some length";
const place = mkdtempSync(join(tmpdir(), "zoufang-backup-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const drops = [];
afterEach(async () => {
  for (const drop of drops.splice(0)) await drop();
});

let made = 0;
const newFile = () => join(place, `${(made += 1)}.backup`);
const backup = (more = {}) => makeBackup({ databaseUrl: url, storage, file: newFile(), secret, cost, ...more });

async function restored(file, more = {}) {
  const { url: databaseUrl, drop } = await emptyDatabase();
  drops.push(drop);
  const attachments = mkdtempSync(join(place, "attachments-"));
  const done = await restoreBackup({ file, secret, databaseUrl, target: folderTarget(attachments), ...more });
  return { ...done, url: databaseUrl, folder: attachments };
}

const stay = ["sessions", "attachment_uploads", "backups", "report_editors"];
const without = (tables) => Object.fromEntries(Object.entries(tables).filter(([name]) => !stay.includes(name)));

beforeAll(async () => {
  await buildWorld(prisma, seeded(7));
  const { id: visitId } = await newVisit();
  for (const words of ["a", "b", "c"]) await send(fileOf(visitId, pdf(words)));
  await prisma.session.create({
    data: { id: uuidv7(), userId: desk.people.lead, sessionVersion: 1, createdAt: new Date(), lastSeenAt: new Date() },
  });
});

test("a restored backup is the original: every row, file, key, index, trigger and sequence; nobody is signed in", async () => {
  const file = newFile();
  const { manifest } = await backup({ file });
  expect(manifest).toMatchObject({ missing: 0, files: { count: 3 } });
  const copy = await restored(file);
  const [original, rows] = [await rowsOf(url), await rowsOf(copy.url)];
  expect(without(rows)).toEqual(without(original));
  expect(Object.keys(rows)).toEqual(Object.keys(original));
  expect([original["sessions"], rows["sessions"]]).toEqual([expect.stringMatching(/^1 /), "0 "]);
  expect(await shapeOf(copy.url)).toEqual(await shapeOf(url));
  expect(await filesIn(copy.folder)).toEqual(await filesIn(folder));
  const [found] = await ask(
    copy.url,
    `SELECT count(*)::int AS chains, (SELECT count(*)::int FROM projects, count_faults(id)) AS faults,
       sum((SELECT count(*) FROM audit_breaks(project_id)))::int AS breaks FROM (SELECT DISTINCT project_id FROM audit_events) AS chains`,
  );
  expect(found).toMatchObject({ faults: 0, breaks: 0 });
  expect(found.chains).toBeGreaterThan(0);
});

test("a backup made while people write is of one moment: each visit with its audit row, and none after it", async () => {
  let on = true;
  const [acknowledged, before] = [[], []];
  const write = async () => {
    while (on) acknowledged.push((await newVisit()).id);
  };
  const writers = [write(), write(), write()];
  await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(3);
  before.push(...acknowledged);
  const file = newFile();
  const { manifest } = await backup({ file });
  await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(before.length + 3);
  on = false;
  await Promise.all(writers);
  const copy = await restored(file);
  const rows = await ask(copy.url, "SELECT id, updated_at FROM visits WHERE project_id = $1", [projectId]);
  const ids = new Set(rows.map(({ id }) => id));
  expect(before.filter((id) => !ids.has(id))).toEqual([]);
  const audited = await ask(
    copy.url,
    "SELECT DISTINCT subject_id AS id FROM audit_events WHERE project_id = $1 AND action LIKE '%sync%'",
    [projectId],
  );
  expect(audited.length).toBeGreaterThan(before.length - 1);
  expect(audited.map(({ id }) => id).sort()).toEqual([...ids].sort());
  const [{ breaks }] = await ask(copy.url, "SELECT count(*)::int AS breaks FROM audit_breaks($1)", [projectId]);
  expect([breaks, manifest.tables.visits.rows]).toEqual([0, (await ask(copy.url, "SELECT FROM visits")).length]);
});

test("files that are removed, swept and added while a backup runs: it has all that its rows name, and the next sweep tidies up", async () => {
  const { id: visitId } = await newVisit();
  const files = [pdf("stays until the end 1"), pdf("stays until the end 2")].map((bytes) => fileOf(visitId, bytes));
  for (const sending of files) await send(sending);
  const late = fileOf(visitId, pdf("came later"));
  let first = true;
  const file = newFile();
  const { manifest } = await backup({
    file,
    onFile: async () => {
      if (!first) return;
      first = false;
      for (const { id } of files) {
        await prisma.$transaction((tx) => removeAttachment(tx, desk.scopeOf("member"), id));
        await sweepOne({ projectId, id });
      }
      await sweepAttachments(storage);
      await send(late);
    },
  });
  expect(manifest.missing).toBe(0);
  const copy = await restored(file);
  const names = Object.keys(await filesIn(copy.folder));
  const [{ missing }] = await ask(
    copy.url,
    "SELECT count(*)::int AS missing FROM attachments WHERE storage_key <> ALL ($1)",
    [names],
  );
  expect([missing, names.some((name) => name.includes(late.id))]).toEqual([0, false]);
  for (const { id } of files) expect(names.some((name) => name.includes(id))).toBe(true);
  expect((await sweepAttachments(storage)).orphans.length).toBe(2);
});

test("a file that the store has lost does not keep the rest from being saved, and is counted", async () => {
  const { id: visitId } = await newVisit();
  const lost = fileOf(visitId, pdf("lost"));
  await send(lost);
  await storage.remove(`files/${projectId}/${lost.id}`);
  const file = newFile();
  expect((await backup({ file })).manifest.missing).toBe(1);
  expect((await readBackup(file, secret)).manifest.missing).toBe(1);
  await prisma.attachment.deleteMany({ where: { projectId, id: lost.id } });
});

test("an existing file is not written over", async () => {
  const file = newFile();
  await backup({ file });
  await expect(backup({ file })).rejects.toThrow(/已有同名文件/);
});
