import "fake-indexeddb/auto";
import { createHash, randomBytes } from "node:crypto";
import { openDB } from "idb";
import { beforeAll, describe, expect, it } from "vitest";
import { keyOfBytes } from "@/lib/offline/device-key";
import { FileStore } from "@/lib/offline/file-store";
import { withTyping, type LocalDraft } from "@/lib/offline/local-draft";
import type { LocalFile } from "@/lib/offline/local-file";
import { LocalStore } from "@/lib/offline/local-store";
import { contentOf, visitId, visitSaying } from "@/lib/testing/outbox-world";

/**
 * Devices store drafts and files in databases of these names, versions and tables, with rows of this form. All rows
 * below are written by hand, without the stores: what the stores write may change, but they must still read these rows.
 */
const keyBytes = randomBytes(32);
const keyring = async (userId: string) => (await keyOfBytes(userId, keyBytes)).key;

/** AES-256-GCM, the 12 bytes of the nonce first. */
async function seal(plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey("raw", new Uint8Array(keyBytes), "AES-GCM", false, ["encrypt"]);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const body = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, plain);
  return new Uint8Array(Buffer.concat([nonce, Buffer.from(body)]));
}

const sealJson = (value: object) => seal(new TextEncoder().encode(JSON.stringify(value)));

const typed = visitSaying(["甲", "乙"]);
const typing = { id: visitId, projectId: "p", siteName: "甲镇", typed, content: contentOf(typed), keeper: "tab" };
const draft: LocalDraft = withTyping(undefined, { ...typing, baseVersion: 3 }, 1_700_000_000_000);

const pieces = [new TextEncoder().encode("座谈"), new TextEncoder().encode("录音")];
const bytes = new Uint8Array(Buffer.concat(pieces));
const file: LocalFile = {
  id: "0192f3a0-0000-7000-8000-000000000001",
  projectId: "p",
  visitId,
  entryId: null,
  kind: "audio",
  fileName: "座谈.webm",
  mediaType: "audio/webm",
  byteSize: bytes.length,
  pieces: pieces.map(({ length }) => length),
  sha256: createHash("sha256").update(bytes).digest("hex"),
  durationSeconds: 60,
  cues: [],
  preview: null,
  state: { at: "waiting" },
  sent: 0,
  attempts: 2,
  retryAt: 1_700_000_000_500,
  createdAt: 1_700_000_000_000,
  updatedAt: 1_700_000_000_000,
};

async function layDrafts(userId: string) {
  const database = await openDB(`zoufang-${userId}`, 2, {
    upgrade(fresh) {
      fresh.createObjectStore("drafts", { keyPath: "id" }); // of version 1, empty since
      fresh.createObjectStore("sealed", { keyPath: "id" });
      fresh.createObjectStore("snapshots", { keyPath: "id" });
    },
  });
  await database.put("sealed", { id: draft.id, stamp: "1a2b3c", sealed: await sealJson(draft) });
  database.close();
}

async function layFiles(userId: string) {
  const database = await openDB(`zoufang-files-${userId}`, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("files", { keyPath: "id" });
      fresh.createObjectStore("pieces", { keyPath: ["fileId", "index"] });
    },
  });
  await database.put("files", { id: file.id, stamp: "4d5e6f", sealed: await sealJson(file) });
  for (const [index, piece] of pieces.entries())
    await database.put("pieces", { fileId: file.id, index, sealed: await seal(piece) });
  database.close();
}

describe("a device that has been in use", () => {
  beforeAll(() => Promise.all([layDrafts("me"), layFiles("me")]));

  it("continues with its draft: the draft is unchanged, and can be edited and sent", async () => {
    const store = new LocalStore("me", keyring);
    expect(await store.list()).toEqual([draft]);
    await store.change(visitId, (kept) => withTyping(kept, { ...typing, baseVersion: 0, keeper: "later" }, 1));
    expect(await new LocalStore("me", keyring).get(visitId)).toMatchObject({ revision: 2, baseVersion: 3 });
    await store.close();
  });

  it("continues with its file: the file is whole, and leaves when the server has it", async () => {
    const store = new FileStore("me", keyring);
    expect(await store.list()).toEqual([file]);
    expect(await store.slice(file, 0, file.byteSize)).toEqual(bytes);
    await store.change(file.id, (kept) => kept && { ...kept, state: { at: "uploaded" } });
    const raw = await openDB("zoufang-files-me", 1);
    expect(await raw.count("pieces")).toBe(0);
    raw.close();
    await store.close();
  });

  it("keeps names, versions and tables, so that an older page opens it too", async () => {
    const drafts = await openDB("zoufang-me");
    const files = await openDB("zoufang-files-me");
    expect([drafts.version, files.version]).toEqual([2, 1]);
    expect([[...drafts.objectStoreNames], [...files.objectStoreNames]]).toEqual([
      ["drafts", "sealed", "snapshots"],
      ["files", "pieces"],
    ]);
    const [row] = await drafts.getAll("sealed");
    expect(Object.keys(row as object).sort()).toEqual(["id", "sealed", "stamp"]);
    drafts.close();
    files.close();
  });
});
