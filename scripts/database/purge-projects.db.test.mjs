import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectKeptDays } from "@/lib/projects/data";
import { openAttachmentRoom } from "@/lib/testing/attachment-room";
import { ask, patiently, rowsOfProject } from "@/lib/testing/backup-room";
import { testDatabase } from "@/lib/testing/database";
import { pdf } from "@/lib/testing/sample-files";
import { sweepAttachments } from "@/lib/attachments/sweep";
import { fileKey } from "@/lib/attachments/storage/storage";
import { seedDemo } from "../../prisma/demo/seed-demo";
import { KEPT_DAYS, purgeIsDue, purgeProjects } from "./purge-projects.mjs";

patiently();
const { prisma, url } = await testDatabase();
const room = await openAttachmentRoom(prisma);
await seedDemo(prisma, { newPassword: () => "x", hashPassword: async () => "x" });
const demo = await prisma.project.findFirstOrThrow({
  where: { id: { not: room.desk.projectId } },
  orderBy: { createdAt: "asc" },
});
const client = new pg.Client({ connectionString: url });
beforeAll(() => client.connect());
afterAll(() => client.end());

const day = 24 * 3_600_000;
const deletedAt = new Date("2026-11-01T02:00:00Z");
const deleted = (id, at) => prisma.project.update({ where: { id }, data: { deletedAt: at } });
const rowsIn = (projectId) => rowsOfProject(url, projectId);

test("the page and the purge promise the same number of days", () => expect(KEPT_DAYS).toBe(projectKeptDays));

test("nothing goes before its 30 days are over, nor what was restored", async () => {
  await deleted(demo.id, deletedAt);
  const before = await rowsIn(demo.id);
  const eve = new Date(deletedAt.getTime() + KEPT_DAYS * day);
  expect(await purgeIsDue(client, eve)).toBe(false);
  expect(await purgeProjects(client, eve)).toEqual([]);
  expect(await rowsIn(demo.id)).toEqual(before);
  await deleted(demo.id, null);
  const late = new Date(deletedAt.getTime() + 400 * day);
  expect(await purgeIsDue(client, late)).toBe(false);
  expect(await purgeProjects(client, late)).toEqual([]);
});

test("then every row of it goes, of no other project any, its files after it, and the audit tells of it", async () => {
  const visit = await room.newVisit();
  const file = room.fileOf(visit.id, pdf("名单"));
  await room.send(file);
  const { projectId } = room.desk;
  const kept = await rowsIn(projectId);
  const full = await rowsIn(demo.id);
  expect(Object.keys(full).length).toBeGreaterThan(30);
  await deleted(demo.id, deletedAt);
  const late = new Date(deletedAt.getTime() + KEPT_DAYS * day + 1);
  expect(await purgeIsDue(client, late)).toBe(true);
  expect(await purgeProjects(client, late)).toEqual([demo.id]);

  const { audit_events: chain, ...rest } = await rowsIn(demo.id);
  expect(rest).toEqual({});
  expect(chain).toBe(full.audit_events + 1);
  expect(await rowsIn(projectId)).toEqual(kept);
  expect(await prisma.project.count({ where: { id: demo.id } })).toBe(0);
  expect(await ask(url, "SELECT audit_breaks($1)", [demo.id])).toEqual([]);
  const told = await prisma.auditEvent.findMany({ where: { action: "projects.purge" }, orderBy: { projectId: "asc" } });
  const { visits, entries, reports, attachments = 0 } = full;
  const gone = { visits, entries, attachments, reports };
  expect(told.map(({ subjectId, detail }) => ({ subjectId, detail }))).toEqual(
    [0, 1].map(() => ({ subjectId: demo.id, detail: gone })),
  );

  await deleted(projectId, deletedAt);
  expect(await purgeProjects(client, late)).toEqual([projectId]);
  expect(await room.storage.size(fileKey(projectId, file.id))).not.toBeNull();
  await sweepAttachments(room.storage);
  expect(await room.storage.size(fileKey(projectId, file.id))).toBeNull();
});
