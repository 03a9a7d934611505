import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fileKey } from "@/lib/attachments/storage/storage";
import { archiveOf } from "@/lib/testing/archive-file";
import { archiveDesk } from "@/lib/testing/archive-taking";
import { openAttachmentRoom } from "@/lib/testing/attachment-room";
import { patiently } from "@/lib/testing/backup-room";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { pdf } from "@/lib/testing/sample-files";
import { endsOf, readAnchor, writeAnchor } from "./anchor.mjs";
import { verify } from "./verify.mjs";

patiently();

const { prisma, url } = await testDatabase();
const { desk, fileOf, newVisit, send, storage } = await openAttachmentRoom(prisma);
const place = mkdtempSync(join(tmpdir(), "zoufang-anchor-"));
const file = join(place, "anchor.json");
const client = new pg.Client({ connectionString: url });
let sent;
let imported;
let anchor;

beforeAll(async () => {
  await client.connect();
  await buildWorld(prisma, seeded(11));
  for (let number = 0; number < 3; number += 1) await newVisit(); // So that the chain has an end to be cut off.
  // A project with one chain of its own from elsewhere, as an archive brings it.
  const elsewhere = await archiveOf(desk.projectId, desk.people.lead);
  imported = await archiveDesk(prisma).take(elsewhere.bytes, desk.people.lead);
  const { id: visitId } = await newVisit();
  sent = fileOf(visitId, pdf("as it was sent"));
  await send(sent);
  await writeAnchor(file, await endsOf(client));
  anchor = await readAnchor(file);
});
afterAll(async () => {
  await client.end();
  rmSync(place, { recursive: true, force: true });
});

/** An hour later, when nothing is arriving any more. */
const later = () => new Date(Date.now() + 7_200_000);
/** The parts that have a fault. */
async function faulty() {
  const found = await verify({ client, storage, anchor, now: later() });
  return found.filter(({ faults }) => faults.length > 0).map(({ en, faults }) => [en, faults.length]);
}

/** As an intruder with the owner's rights would: the triggers are off, and all is put back after it. */
async function meddled(sql, values = []) {
  await client.query("BEGIN");
  try {
    for (const table of ["audit_events", "earlier_audit_events"])
      await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    const { rowCount } = await client.query(sql, values);
    expect(rowCount).toBeGreaterThan(0);
    return await faulty();
  } finally {
    await client.query("ROLLBACK");
  }
}

test("a sound installation has no fault, and everything was looked at", async () => {
  const found = await verify({ client, storage, anchor, now: later() });
  expect(found.map(({ faults }) => faults)).toEqual(found.map(() => []));
  for (const { en, checked } of found) if (!en.includes("reports")) expect(checked, en).toBeGreaterThan(0);
});

test("a chain that goes on after the anchor is sound", async () => {
  await newVisit();
  expect(await faulty()).toEqual([]);
});

test.each([
  ["changed", "UPDATE audit_events SET action = 'otherwise' WHERE project_id = $1 AND seq = 1", ["audit chains"]],
  ["left out", "DELETE FROM audit_events WHERE project_id = $1 AND seq = 1", ["audit chains"]],
  [
    "cut off at the end",
    "DELETE FROM audit_events WHERE project_id = $1 AND seq > 1",
    ["ends of chains, by the anchor"],
  ],
  ["gone as a whole", "DELETE FROM audit_events WHERE project_id = $1", ["ends of chains, by the anchor"]],
])("a row of the chain that is %s is seen", async (_how, sql, seen) => {
  expect((await meddled(sql, [desk.projectId])).map(([en]) => en)).toEqual(seen);
});

test.each([
  ["changed", "UPDATE earlier_audit_events SET actor_id = NULL WHERE project_id = $1 AND seq = 2", "chains"],
  ["said otherwise", `UPDATE earlier_audit_events SET detail = '{"a": 1}' WHERE project_id = $1 AND seq = 2`, "chains"],
  ["left out", "DELETE FROM earlier_audit_events WHERE project_id = $1 AND seq = 1", "chains"],
  ["cut off at the end", "DELETE FROM earlier_audit_events WHERE project_id = $1 AND seq > 1", "ends"],
  ["gone as a whole", "DELETE FROM earlier_audit_events WHERE project_id = $1", "ends"],
])("a row of a chain that came with an archive and was %s is seen", async (_how, sql, what) => {
  const seen = what === "ends" ? "ends of chains, by the anchor" : "audit chains that came with an archive";
  expect((await meddled(sql, [imported])).map(([en]) => en)).toEqual([seen]);
});

test("an anchor of an earlier version, without those chains, is read", async () => {
  const { earlier: _earlier, ...older } = anchor;
  expect((await verify({ client, storage, anchor: older, now: later() }))[1].faults).toEqual([]);
});

test("a count that is not what a recount gives is seen", async () => {
  expect(await meddled("UPDATE visit_counts SET entries = entries + 1")).toEqual([
    ["kept counts and a recount (projects)", expect.any(Number)],
  ]);
});

test("a file that is missing, changed, or nobody's is seen", async () => {
  const key = fileKey(desk.projectId, sent.id);
  const whole = Buffer.from(sent.bytes);
  const changed = Buffer.from(whole);
  changed[20] ^= 1;
  await storage.put(key, changed);
  expect(await faulty()).toEqual([["rows of attachments and their files", 1]]);
  await storage.remove(key);
  expect(await faulty()).toEqual([["rows of attachments and their files", 1]]);
  await storage.put(key, whole);
  const stray = fileKey(desk.projectId, fileOf("", pdf()).id);
  await storage.put(stray, whole);
  expect(await faulty()).toEqual([["files without a row", 1]]);
  expect(await verify({ client, storage, anchor })).toMatchObject([{}, {}, {}, {}, { faults: [] }, {}, {}]); // It may be arriving.
  await storage.remove(stray);
  expect(await faulty()).toEqual([]);
});

test("a damaged anchor is named, and a missing one is none", async () => {
  writeFileSync(join(place, "damaged"), "{");
  await expect(readAnchor(join(place, "damaged"))).rejects.toThrow(/锚点文件损坏/);
  expect(await readAnchor(join(place, "none"))).toBeNull();
});
