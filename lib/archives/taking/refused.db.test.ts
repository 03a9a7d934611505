import { strFromU8, strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import { archivedTables } from "@/lib/archives/tables";
import { AppError } from "@/lib/errors";
import { archiveOf, sha256Of } from "@/lib/testing/archive-file";
import { archiveDesk, crafted } from "@/lib/testing/archive-taking";
import { openAttachmentRoom } from "@/lib/testing/attachment-room";
import { filesIn, rowsOf } from "@/lib/testing/backup-room";
import { testDatabase } from "@/lib/testing/database";
import { pdf } from "@/lib/testing/sample-files";
import { zhCN } from "@/lib/i18n/messages/zh-cn";

/** Damaged and crafted archives: refused whole, with a sentence, and nothing of them is left anywhere. */

const { prisma, url } = await testDatabase();
const room = await openAttachmentRoom(prisma);
const visit = await room.newVisit();
const file = room.fileOf(visit.id, pdf("名单"));
await room.send(file);
const importer = room.desk.people.stranger;
const { take } = archiveDesk(prisma);
const archive = await archiveOf(room.desk.projectId, room.desk.people.lead);

type Files = Record<string, Uint8Array>;
const attachment = `attachments/${file.id}.pdf`;
/** The rows of a file, changed. */
const rows = (files: Files, name: string, change: (row: Record<string, unknown>, place: number) => unknown) => {
  const lines = archive.rows(name).map((row, place) => `${JSON.stringify(change({ ...row }, place) ?? row)}\n`);
  files[`data/${name}.jsonl`] = strToU8(lines.join(""));
};
const set = (name: string, column: string, value: unknown) => (files: Files) =>
  rows(files, name, (row) => ({ ...row, [column]: value }));
const withFile =
  (name: string, text = "x") =>
  (files: Files) =>
    void (files[name] = strToU8(text));

const craftedOnes: [what: string, fault: string, change: (files: Files, manifest: Record<string, unknown>) => void][] =
  [
    ["a path that leads out of the folder", "extra", withFile("../../etc/passwd")],
    ["a path from the root", "extra", withFile("/etc/passwd")],
    ["a path of Windows", "extra", withFile("..\\evil.txt")],
    ["a table that is none", "extra", withFile("data/users.jsonl", "{}\n")],
    ["an attachment without a row", "extra", withFile(`attachments/${uuidv7()}.pdf`)],
    ["a missing table", "absent", (files) => void delete files["data/entries.jsonl"]],
    ["a missing attachment", "absent", (files) => void delete files[attachment]],
    ["an attachment that is not its row's", "changed", (files) => void (files[attachment] = pdf("另一个"))],
    [
      "a page as an attachment",
      "changed",
      (files) => void (files[attachment] = strToU8("<!doctype html><script>alert(1)</script>")),
    ],
    ["a row with a column too many", "row", set("entries", "project_id", uuidv7())],
    ["a row that is no JSON", "row", (files) => void (files["data/entries.jsonl"] = strToU8("{\n"))],
    ["an id that is none", "row", set("entries", "visit_id", "1 OR 1=1")],
    ["an entry of another project's visit", "foreign", set("entries", "visit_id", uuidv7())],
    ["a visit by somebody who is not named", "foreign", set("visits", "created_by", importer)],
    ["a member who is not named", "foreign", set("memberships", "user_id", importer)],
    ["a site that was merged into one of elsewhere", "foreign", set("sites", "merged_into_id", uuidv7())],
    ["a visit with a state that is none", "rows", set("visits", "state", "golden")],
    ["a day that is none", "rows", set("visits", "visited_on", "2026-02-31")],
    ["a content that no page could read", "content", set("visit_revisions", "content", { evil: true })],
    ["a content of a newer version", "newer", set("visit_revisions", "shape", 99)],
    ["an audit row that was changed", "chain", set("audit", "action", "visits.nothing")],
    ["a newer format", "newer", (_files, manifest) => void (manifest["format"] = 99)],
    ["a version that cannot be stored", "notArchive", (_files, manifest) => void (manifest["version"] = "\u0000")],
    ["another kind of file", "notArchive", (_files, manifest) => void (manifest["kind"] = "backup")],
    [
      "a column that this version does not have",
      "newer",
      (_files, { tables }) => void (tables as Record<string, string[]>)["entries"]?.push("mood"),
    ],
    [
      "an id that is there twice",
      "twice",
      (files) => {
        const line = strFromU8(files["data/entries.jsonl"] ?? new Uint8Array()).split("\n")[0] ?? "";
        files["data/entries.jsonl"] = strToU8(`${line}\n${line}\n`);
      },
    ],
  ];

let before: unknown;
const state = async () => [await rowsOf(url), await filesIn(room.folder)];
beforeAll(async () => {
  before = await state();
});

async function faultOf(bytes: Uint8Array, most?: number): Promise<string> {
  const error: unknown = await take(bytes, importer, most).catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw error instanceof Error ? error : new Error("it was taken in");
  expect(error.code).toBe("invalid");
  const [, , fault = ""] = (error.key ?? "").split(".");
  // Each has its sentence.
  expect(Object.keys(zhCN.archives.refused)).toContain(fault);
  return fault;
}

describe("a crafted archive with a manifest that is true for it", () => {
  test.each(craftedOnes)("%s is refused: %s", async (_what, fault, change) => {
    expect(await faultOf(crafted(archive, change))).toBe(fault);
  });

  test("an attachment that is not what its row says is refused, although every hash is right", async () => {
    const page = strToU8("<!doctype html><script>alert(1)</script>");
    const bytes = crafted(archive, (files) => {
      files[attachment] = page;
      rows(files, "attachments", (row) => ({ ...row, sha256: sha256Of(page), byte_size: String(page.length) }));
    });
    expect(await faultOf(bytes)).toBe("file");
  });
});

describe("a damaged archive", () => {
  const fewer = (bytes: Uint8Array, share: number) => bytes.slice(0, Math.floor(bytes.length * share));
  test.each([0, 0.3, 0.9, 0.9999])("cut off at %d of its length is refused", async (share) => {
    expect(await faultOf(fewer(archive.bytes, share))).toBe("notZip");
  });

  test("with one bit changed in what it holds is refused", async () => {
    // Behind the last entry comes the directory, with times and attributes that are no part of the project.
    const view = new DataView(archive.bytes.buffer, archive.bytes.byteOffset);
    const directory = view.getUint32(archive.bytes.length - 6, true);
    const held = Object.values(archive.files).length;
    expect(held).toBeGreaterThan(40);
    for (let step = 0; step < 24; step += 1) {
      const bytes = new Uint8Array(archive.bytes);
      const at = Math.floor((directory * (step + 0.5)) / 24);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (step % 8));
      const outcome: unknown = await take(bytes, importer).catch((thrown: unknown) => thrown);
      if (outcome instanceof AppError) continue;
      // Only where a local header repeats the directory.
      const again = await archiveOf(String(outcome), importer);
      for (const { name } of archivedTables)
        expect(again.rows(name).length).toBeGreaterThanOrEqual(archive.rows(name).length);
      before = await state();
    }
  });

  test("whose files are not those of its manifest is refused", async () => {
    const bytes = crafted(archive, (files) => void (files["data/entries.jsonl"] = strToU8("")), { listed: false });
    expect(await faultOf(bytes)).toBe("changed");
  });

  test("that is no .zip, or another .zip, is refused", async () => {
    expect(await faultOf(strToU8("not a zip at all, although it is long enough to be one"))).toBe("notZip");
    expect(await faultOf(zipSync({ "a.txt": strToU8("a") }))).toBe("notArchive");
  });
});

test("a bomb is refused by what it says it holds, and one that lies by what it gives", async () => {
  const bomb = crafted(
    archive,
    (files) => void (files["data/import_rules.jsonl"] = new Uint8Array(30_000_000).fill(32)),
  );
  expect(bomb.length).toBeLessThan(1_000_000);
  expect(await faultOf(bomb, 20_000_000)).toBe("unpacked");
  // The directory says 10 bytes for it.
  const lying = new Uint8Array(bomb);
  const view = new DataView(lying.buffer);
  for (let at = 0; at + 46 < lying.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 30_000_000)
      view.setUint32(at + 24, 10, true);
  expect(await faultOf(lying, 20_000_000)).toBe("changed");
});

test("nothing of any of them is left: no row, no file, no account", async () => {
  expect(await state()).toEqual(before);
});
