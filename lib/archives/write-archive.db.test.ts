import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8 } from "fflate";
import { expect, test } from "vitest";
import { fileKey } from "@/lib/attachments/storage/storage";
import { archivedTables } from "@/lib/archives/tables";
import { writeArchive } from "@/lib/archives/write-archive";
import { momentsTaken } from "@/lib/moment-stream";
import { archiveOf, readArchive, sha256Of, type ReadArchive } from "@/lib/testing/archive-file";
import { openAttachmentRoom } from "@/lib/testing/attachment-room";
import { ask } from "@/lib/testing/backup-room";
import { testDatabase } from "@/lib/testing/database";
import { pdf } from "@/lib/testing/sample-files";
import { stampedWorld } from "@/lib/testing/stamped-world";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { seedDemo } from "../../prisma/demo/seed-demo";

/** A project's archive, read by another library, against the project's own rows and files. */

const { prisma, url } = await testDatabase();
const room = await openAttachmentRoom(prisma);
const { projectId, people } = room.desk;
const visit = await room.newVisit();
const sent = ["名单", "记录", "失踪"].map((text, place) =>
  room.fileOf(visit.id, pdf(text), { fileName: `${text}.${place === 1 ? "PDF" : "pdf"}` }),
);
for (const file of sent) expect(await room.send(file)).toMatchObject({ status: 204 });
const lost = sent[2]?.id ?? "";
await unlink(join(room.folder, fileKey(projectId, lost)));

const world = await stampedWorld(prisma, { seed: 20_261_227, now: new Date("2026-11-30T02:00:00Z") });
await prisma.$transaction((tx) => seedDemo(tx, { hashPassword: async () => "x", newPassword: () => "x" }), {
  timeout: 60_000,
});
const demo = await prisma.project.findFirstOrThrow({
  where: { id: { notIn: [projectId, world.projectId] } },
  select: { id: true, createdBy: true },
});
const archives: Record<string, ReadArchive> = {
  room: await archiveOf(projectId, people.lead),
  world: await archiveOf(world.projectId, world.leadId),
  demo: await archiveOf(demo.id, demo.createdBy),
};
const each = Object.entries(archives).map(([name, archive]) => ({ name, archive }));

test.each(each)("$name: every row of every table is in it, and none of another project", async ({ archive }) => {
  const id = archive.manifest.projectId;
  for (const { name } of archivedTables) {
    const key = name === "projects" ? "id" : "project_id";
    const [stored] = await ask<{ count: number }>(url, `SELECT count(*)::int AS count FROM ${name} WHERE ${key} = $1`, [
      id,
    ]);
    expect({ name, rows: archive.rows(name).length }).toEqual({ name, rows: stored?.count });
  }
  const chain = await prisma.auditEvent.findMany({ where: { projectId: id }, orderBy: { seq: "asc" } });
  expect(archive.rows("audit").map(({ hash }) => hash)).toEqual(chain.map(({ hash }) => hash));
});

test("a value is what the database has: text, day, time, number, list and JSON", async () => {
  const { demo: archive } = archives;
  const entries = await prisma.entry.findMany({ where: { projectId: demo.id }, select: { id: true, text: true } });
  const byId = new Map(archive?.rows("entries").map((row) => [row["id"], row["text"]]));
  for (const { id, text } of entries) expect(byId.get(id)).toBe(text);
  const figures = await prisma.figure.findMany({ where: { projectId: demo.id }, select: { id: true, value: true } });
  const values = new Map(archive?.rows("figures").map((row) => [row["id"], row["value"]]));
  for (const { id, value } of figures) expect(values.get(id)).toBe(value.toFixed(6));
  const visits = await prisma.visit.findMany({ where: { projectId: demo.id } });
  const rows = new Map(archive?.rows("visits").map((row) => [row["id"], row]));
  for (const { id, visitedOn, createdAt } of visits) {
    expect(rows.get(id)?.["visited_on"]).toBe(visitedOn.toISOString().slice(0, 10));
    expect(new Date(String(rows.get(id)?.["created_at"]))).toEqual(createdAt);
  }
  const issues = await prisma.reportIssue.findMany({ where: { projectId: demo.id } });
  const stored = new Map(archive?.rows("report_issues").map((row) => [row["id"], row]));
  expect(issues.length).toBeGreaterThan(0);
  for (const { id, model, file } of issues) {
    expect(stored.get(id)?.["model"]).toEqual(model);
    expect(stored.get(id)?.["file"]).toBe(file ? Buffer.from(file).toString("base64") : null);
  }
});

test.each(each)("$name: the manifest has the length, hash and rows of every other file", ({ archive }) => {
  const { files, manifest } = archive;
  expect(manifest.files.map(({ name }) => name).sort()).toEqual(
    Object.keys(files)
      .filter((name) => name !== "manifest.json")
      .sort(),
  );
  for (const { name, bytes, sha256, rows } of manifest.files) {
    const file = files[name] ?? new Uint8Array();
    expect({ name, bytes, sha256 }).toEqual({ name, bytes: file.length, sha256: sha256Of(file) });
    if (name.startsWith("data/")) expect(rows).toBe(strFromU8(file).split("\n").length - 1);
  }
});

test("attachments are in it byte for byte; one that the store has lost is named", () => {
  const { room: archive } = archives;
  const files = Object.keys(archive?.files ?? {}).filter((name) => name.startsWith("attachments/"));
  expect(files.sort()).toEqual(
    sent
      .slice(0, 2)
      .flatMap(({ id }) => `attachments/${id}.pdf`)
      .sort(),
  );
  for (const { id, bytes } of sent.slice(0, 2)) expect(archive?.files[`attachments/${id}.pdf`]).toEqual(bytes);
  expect(archive?.manifest.missing).toEqual([lost]);
  expect(strFromU8(archive?.files["数据说明.md"] ?? new Uint8Array())).toContain(lost);
});

test.each(each)("$name: whoever is named anywhere has a name in it, and nothing else of an account", ({ archive }) => {
  const people = archive.rows("people");
  for (const person of people) expect(Object.keys(person)).toEqual(["id", "display_name"]);
  const known = new Set(people.map(({ id }) => id));
  const named = archivedTables.flatMap(({ name, columns }) =>
    columns
      .filter(
        ({ name, kind }) => kind === "id" && /(_by|^user_id|^(recorder|actor|author|assignee|reviewer)_id)$/.test(name),
      )
      .flatMap((column) => archive.rows(name).map((row) => row[column.name])),
  );
  expect(named.filter((id) => id !== null && !known.has(String(id)))).toEqual([]);
});

test("数据说明 names every file and column", () => {
  const { demo: archive } = archives;
  const text = strFromU8(archive?.files["数据说明.md"] ?? new Uint8Array());
  for (const { name, columns } of archivedTables) {
    expect(text).toContain(`### data/${name}.jsonl`);
    for (const column of columns) expect(text).toContain(`| ${column.name} |`);
  }
});

test("rows of one moment: what is saved while it is written is not in it", async () => {
  const pieces: Uint8Array[] = [];
  const scope = trustedScope({ projectId, userId: people.lead, role: "lead" });
  const before = await prisma.importRule.count({ where: { projectId } });
  const writing = writeArchive(scope);
  const first = await writing.next();
  if (first.value) pieces.push(first.value);
  await prisma.importRule.create({
    data: { projectId, id: crypto.randomUUID(), word: "后来的词", dimension: "problem", createdAt: new Date() },
  });
  for await (const piece of writing) pieces.push(piece);
  expect(readArchive(new Uint8Array(Buffer.concat(pieces))).rows("import_rules")).toHaveLength(before);
});

test("a reader that leaves frees the connection, and another may read", async () => {
  for (let tried = 0; tried < 5; tried += 1) {
    const writing = writeArchive(trustedScope({ projectId: demo.id, userId: demo.createdBy, role: "lead" }));
    await writing.next();
    await writing.return(undefined);
    expect(momentsTaken()).toBe(false);
  }
});
