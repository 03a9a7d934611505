import { expect, test } from "vitest";
import { archivedTables } from "@/lib/archives/tables";
import { fileKey } from "@/lib/attachments/storage/storage";
import { archiveOf, sha256Of, type ReadArchive } from "@/lib/testing/archive-file";
import { archiveDesk } from "@/lib/testing/archive-taking";
import { openAttachmentRoom } from "@/lib/testing/attachment-room";
import { ask } from "@/lib/testing/backup-room";
import { testDatabase } from "@/lib/testing/database";
import { createAccount } from "@/lib/testing/factories";
import { pdf } from "@/lib/testing/sample-files";
import { stampedWorld } from "@/lib/testing/stamped-world";
import { contentHash } from "@/lib/visits/content-hash";
import { upgradeContent } from "@/lib/visits/content-shape";
import { seedDemo } from "../../../prisma/demo/seed-demo";

/** Export → import → export: the same project under new ids. */

const { prisma, url } = await testDatabase();
const room = await openAttachmentRoom(prisma);
const visit = await room.newVisit();
for (const text of ["名单", "记录"]) await room.send(room.fileOf(visit.id, pdf(text), { fileName: `${text}.pdf` }));
const worlds = await Promise.all(
  [1, 2].map((seed) => stampedWorld(prisma, { seed, now: new Date("2026-11-30T02:00:00Z") })),
);
await prisma.$transaction((tx) => seedDemo(tx, { hashPassword: async () => "x", newPassword: () => "x" }), {
  timeout: 60_000,
});
const mine = [room.desk.projectId, ...worlds.map(({ projectId }) => projectId)];
const demo = await prisma.project.findFirstOrThrow({
  where: { id: { notIn: mine } },
  select: { id: true, createdBy: true },
});
const importer = await createAccount(prisma);
const { take } = archiveDesk(prisma);

const first: Record<string, ReadArchive> = {
  room: await archiveOf(room.desk.projectId, room.desk.people.lead),
  demo: await archiveOf(demo.id, demo.createdBy),
};
for (const [place, world] of worlds.entries()) first[`world ${place}`] = await archiveOf(world.projectId, world.leadId);
const taken: Record<string, { projectId: string; again: ReadArchive }> = {};
for (const [name, archive] of Object.entries(first)) {
  const projectId = await take(archive.bytes, importer);
  taken[name] = { projectId, again: await archiveOf(projectId, importer) };
}
const pairs = Object.entries(first).map(([name, before]) => ({ name, before, ...taken[name]! }));

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * The canonical form: each id as the place of its first appearance among ids with the same first 22 digits, rows
 * sorted, without the importer, without hashes of content (which are over the ids), the audit chains joined.
 */
function canonical(archive: ReadArchive): Record<string, string[]> {
  const seen = new Map<string, string[]>();
  const named = (id: string) => {
    const start = id.slice(0, -10);
    const places = seen.get(start) ?? [];
    seen.set(start, places);
    if (!places.includes(id)) places.push(id);
    return `${start}${places.indexOf(id)}`;
  };
  const lines = (name: string, rows: Record<string, unknown>[]) =>
    rows
      .filter((row) => !["people", "memberships"].includes(name) || (row["user_id"] ?? row["id"]) !== importer)
      .map(({ content_hash: _hash, ...row }) => JSON.stringify(row).replace(uuid, named))
      .sort();
  const names = ["people", ...archivedTables.map(({ name }) => name)].filter((name) => name !== "earlier_audit_events");
  return Object.fromEntries(names.map((name) => [name, lines(name, archive.rows(name))]));
}

test.each(pairs)("$name: what is exported again is equal, up to ids", ({ before, again, projectId }) => {
  expect(projectId).not.toBe(before.manifest.projectId);
  const [was, is] = [canonical(before), canonical(again)];
  for (const name of Object.keys(was)) expect({ name, rows: is[name] }).toEqual({ name, rows: was[name] });
});

test.each(pairs)(
  "$name: no id of the original is left in a row, and the original is untouched",
  async ({ before, again }) => {
    const old = new Set(before.rows("entries").map(({ id }) => String(id)));
    for (const { name } of archivedTables.filter((table) => table.name !== "earlier_audit_events"))
      for (const row of again.rows(name))
        for (const [id] of JSON.stringify({ ...row, file: null }).matchAll(uuid)) expect(old.has(id)).toBe(false);
  },
);

test.each(pairs)(
  "$name: files are the same, byte for byte, under the new ids",
  async ({ before, again, projectId }) => {
    const hashes = ({ files }: ReadArchive) =>
      Object.entries(files)
        .filter(([name]) => /^(attachments|thumbnails)/.test(name))
        .map(([name, bytes]) => `${name.slice(0, 30)} ${sha256Of(bytes)}`)
        .sort();
    expect(hashes(again)).toEqual(hashes(before));
    for (const { id } of again.rows("attachments"))
      expect(await room.storage.size(fileKey(projectId, String(id)))).not.toBeNull();
    const issued = ({ rows }: ReadArchive) => rows("report_issues").map(({ file }) => file);
    expect(issued(again)).toEqual(issued(before));
  },
);

test.each(pairs)("$name: the audit goes on in a chain of its own, which names the archive", async (pair) => {
  const { before, again, projectId } = pair;
  const [begun, ...more] = await prisma.auditEvent.findMany({ where: { projectId }, orderBy: { seq: "asc" } });
  expect(more).toEqual([]);
  expect(begun?.detail).toMatchObject({
    manifest: sha256Of(before.files["manifest.json"] ?? ""),
    origin: before.manifest.projectId,
  });
  const chained = ({ hash, seq }: Record<string, unknown>) => `${String(seq)} ${String(hash)}`;
  expect(again.rows("earlier_audit_events").map(chained)).toEqual(before.rows("audit").map(chained));
});

test("the chains of before are never changed", async () => {
  const { projectId } = taken["room"]!;
  expect(await prisma.earlierAuditEvent.count({ where: { projectId } })).toBeGreaterThan(0);
  await expect(prisma.earlierAuditEvent.deleteMany({ where: { projectId } })).rejects.toThrow(/append-only/);
});

test.each(pairs)("$name: kept counts are those of a recount", async ({ projectId }) => {
  const counts = () =>
    Promise.all(
      ["visit_counts", "site_counts", "visit_theme_counts", "site_theme_counts", "theme_counts"].map(async (table) => {
        const rows = await ask<{ row: string }>(
          url,
          `SELECT to_jsonb(c)::text AS row FROM ${table} c WHERE project_id = $1 ORDER BY 1`,
          [projectId],
        );
        return rows.map(({ row }) => row);
      }),
    );
  const kept = await counts();
  await prisma.$executeRaw`SELECT rebuild_counts(${projectId}::uuid)`;
  expect(kept).toEqual(await counts());
});

test("the hash of a content is that of the content with its new ids", async () => {
  const { projectId } = taken["room"]!;
  const revisions = await prisma.visitRevision.findMany({ where: { projectId } });
  expect(revisions.length).toBeGreaterThan(0);
  for (const { content, shape, contentHash: kept } of revisions)
    expect(kept).toBe(contentHash(upgradeContent(content, shape)));
  const visits = await prisma.visit.findMany({ where: { projectId } });
  const known = new Set(revisions.map((revision) => revision.contentHash));
  for (const { contentHash: kept } of visits) expect(known.has(kept)).toBe(true);
});

test("nobody but the importer can sign in: the others are names", async () => {
  const { projectId } = taken["demo"]!;
  const members = await prisma.membership.findMany({ where: { projectId }, include: { user: true } });
  expect(members.length).toBeGreaterThan(1);
  for (const { user, userId, role } of members) {
    if (userId === importer) expect(role).toBe("lead");
    else expect([user.passwordHash, user.disabledAt === null]).toEqual([null, false]);
  }
});

test("imported once more, it is another project beside the first", async () => {
  const again = await take(first["room"]!.bytes, importer);
  expect(again).not.toBe(taken["room"]?.projectId);
  expect(canonical(await archiveOf(again, importer))).toEqual(canonical(first["room"]!));
});

test("an imported project is exported and imported once more, with both chains", async () => {
  const { again } = taken["demo"]!;
  const third = await archiveOf(await take(again.bytes, importer), importer);
  expect(third.rows("earlier_audit_events")).toHaveLength(
    again.rows("earlier_audit_events").length + again.rows("audit").length,
  );
});
