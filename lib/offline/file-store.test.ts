import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openDB } from "idb";
import { FileQueue, type UploadAnswer } from "@/lib/offline/file-queue";
import { FileStore } from "@/lib/offline/file-store";
import { StoreError } from "@/lib/offline/store-fault";
import type { LocalFile } from "@/lib/offline/local-file";
import { noKeyring, testKeyring } from "@/lib/testing/device-keyring";
import { often } from "@/lib/testing/how-often";

let serial = 0;
const fileOf = (change: Partial<LocalFile> = {}): LocalFile => ({
  id: `file-${(serial += 1)}`,
  projectId: "p",
  visitId: "v",
  entryId: null,
  kind: "photo",
  fileName: "照片.jpg",
  mediaType: "image/jpeg",
  byteSize: 0,
  pieces: [],
  sha256: "",
  durationSeconds: null,
  cues: [],
  preview: null,
  state: { at: "adding" },
  sent: 0,
  attempts: 0,
  retryAt: 0,
  createdAt: serial,
  updatedAt: serial,
  ...change,
});

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const whole = (pieces: Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));

async function kept(store: FileStore, pieces: Uint8Array[], change: Partial<LocalFile> = {}): Promise<LocalFile> {
  const file = fileOf(change);
  await store.begin(file);
  for (const piece of pieces) await store.append(file.id, piece);
  const done = await store.complete(file.id);
  if (!done) throw new Error("nothing was kept");
  return done;
}

const somePieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 6 });

describe("files on this device", () => {
  afterEach(() => void vi.restoreAllMocks());

  it("are read back byte for byte, whole and in any part, with the hash of what was written", async () => {
    const store = new FileStore("round-trip", testKeyring);
    await fc.assert(
      fc.asyncProperty(somePieces, fc.nat(300), fc.nat(300), async (pieces, a, b) => {
        const bytes = whole(pieces);
        const file = await kept(store, pieces);
        expect(file).toMatchObject({ byteSize: bytes.length, sha256: hashOf(bytes), state: { at: "waiting" } });
        const [from, to] = [Math.min(a, b) % (bytes.length + 1), Math.max(a, b) % (bytes.length + 1)].sort(
          (x, y) => x - y,
        ) as [number, number];
        expect(await store.slice(file, 0, bytes.length)).toEqual(bytes);
        expect(await store.slice(file, from, to)).toEqual(bytes.slice(from, to));
      }),
      { numRuns: often(60) },
    );
  });

  it("are stored encrypted: neither their bytes nor their names can be read in the browser's database", async () => {
    await kept(new FileStore("sealed", testKeyring), [new TextEncoder().encode("受访人说的话".repeat(20))], {
      fileName: "某某镇座谈.jpg",
    });
    const raw = await openDB("zoufang-files-sealed");
    const everything = JSON.stringify(
      [await raw.getAll("files"), await raw.getAll("pieces")],
      (_key, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : value),
    );
    expect(everything).not.toMatch(/受访人|某某镇/);
    raw.close();
  });

  it("are neither listed nor lost for another account, and not opened if nobody is signed in", async () => {
    await kept(new FileStore("owner", testKeyring), [Uint8Array.of(1)]);
    expect(await new FileStore("other", testKeyring).list()).toEqual([]);
    await expect(new FileStore("owner", noKeyring).list()).rejects.toMatchObject({ fault: "locked" });
    expect(await new FileStore("owner", testKeyring).list()).toHaveLength(1);
  });

  it("of a recording whose page closed are everything up to its last piece", async () => {
    const store = new FileStore("recording", testKeyring);
    const file = fileOf({ kind: "audio", state: { at: "recording" } });
    await store.begin(file);
    for (const byte of [1, 2, 3]) await store.append(file.id, Uint8Array.of(byte));
    const again = new FileStore("recording", testKeyring);
    expect(await again.complete(file.id)).toMatchObject({
      byteSize: 3,
      sha256: hashOf(Uint8Array.of(1, 2, 3)),
      state: { at: "waiting" },
    });
  });

  it("are written with strict durability, and a full device is reported", async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, "transaction");
    const store = new FileStore("strict", testKeyring);
    await kept(store, [Uint8Array.of(1)]);
    const writes = transaction.mock.calls.filter(([, mode]) => mode === "readwrite");
    expect(writes.length).toBeGreaterThan(2);
    expect(writes.every(([, , options]) => options?.durability === "strict")).toBe(true);
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await expect(kept(store, [Uint8Array.of(1)])).rejects.toMatchObject(new StoreError("full"));
  });

  it("leave the device only in the transaction that says the server has them", async () => {
    const store = new FileStore("sent", testKeyring);
    const file = await kept(store, [Uint8Array.of(1), Uint8Array.of(2)]);
    await store.change(file.id, (each) => each && { ...each, state: { at: "uploaded" } });
    const raw = await openDB("zoufang-files-sent");
    expect(await raw.count("pieces")).toBe(0);
    expect(await raw.count("files")).toBe(1);
    raw.close();
  });
});

/** A server that loses requests, answers as the test says, and keeps what it accepted. */
function server(fates: ("carry" | "loseReply" | "drop" | "half")[]) {
  const taken = new Map<string, Uint8Array>();
  const ended = new Map<string, number>();
  const next = () => fates.shift() ?? "carry";
  const at = (file: LocalFile): UploadAnswer => {
    const bytes = taken.get(file.id) ?? new Uint8Array();
    if (bytes.length === file.byteSize) ended.set(file.id, 1);
    return { kind: "at", offset: bytes.length };
  };
  const answer = async (work: () => UploadAnswer): Promise<UploadAnswer> => {
    const fate = next();
    if (fate === "drop") throw new Error("no network");
    const said = work();
    if (fate === "loseReply") throw new Error("reply lost");
    return said;
  };
  const transport = {
    begin: (file: LocalFile) => answer(() => at(file)),
    where: (file: LocalFile) => answer(() => at(file)),
    send: (file: LocalFile, offset: number, bytes: Uint8Array) => {
      const half = fates[0] === "half";
      return answer(() => {
        const before = taken.get(file.id) ?? new Uint8Array();
        if (offset === before.length)
          taken.set(file.id, whole([before, half ? bytes.slice(0, Math.ceil(bytes.length / 2)) : bytes]));
        return at(file);
      });
    },
  };
  return { transport, taken, ended };
}

describe("the queue of files", () => {
  it("sends every file once and whole, whatever happens to requests and replies", async () => {
    const fate = fc.constantFrom("carry" as const, "loseReply" as const, "drop" as const, "half" as const);
    const store = new FileStore("queue", testKeyring);
    await fc.assert(
      fc.asyncProperty(
        fc.array(somePieces, { minLength: 1, maxLength: 3 }),
        fc.array(fate, { maxLength: 25 }),
        async (contents, fates) => {
          const files = [];
          for (const pieces of contents) files.push({ file: await kept(store, pieces), bytes: whole(pieces) });
          const { transport, taken } = server(fates);
          let now = 0;
          const queue = new FileQueue(store, transport, { now: () => now, random: () => 0.5 }, async () => true);
          for (let round = 0; round < 60; round += 1) {
            const end = await queue.run();
            if (end.kind === "idle") break;
            if (end.kind === "later") now = Math.max(now, end.at);
          }
          for (const { file, bytes } of files) {
            expect((await store.get(file.id))?.state.at).toBe("uploaded");
            expect(taken.get(file.id)).toEqual(bytes);
          }
        },
      ),
      { numRuns: often(25) },
    );
  });

  it("does not wait for a noted moment if the clock has been set back since", async () => {
    const store = new FileStore("set-back", testKeyring);
    const file = await kept(store, [Uint8Array.of(1)]);
    const hour = 3600_000;
    await store.change(file.id, (waiting) => waiting && { ...waiting, attempts: 1, retryAt: 5 * hour });
    const { transport } = server([]);
    const run = (now: number) =>
      new FileQueue(store, transport, { now: () => now, random: () => 0.5 }, async () => true).run();
    expect(await run(5 * hour - 60_000)).toEqual({ kind: "later", at: 5 * hour });
    expect(await run(hour)).toEqual({ kind: "idle" });
    expect((await store.get(file.id))?.state.at).toBe("uploaded");
  });

  it("waits for the visit's text, and stops if the session is over or the server has refused", async () => {
    const store = new FileStore("waits", testKeyring);
    const file = await kept(store, [Uint8Array.of(1)]);
    const clock = { now: () => 0, random: () => 0 };
    const asked: string[] = [];
    const answering = (said: UploadAnswer) => {
      const ask = async () => (asked.push(said.kind), said);
      return { begin: ask, where: ask, send: ask };
    };
    expect(await new FileQueue(store, answering({ kind: "at", offset: 1 }), clock, async () => false).run()).toEqual({
      kind: "idle",
    });
    expect(asked).toEqual([]);
    expect(await new FileQueue(store, answering({ kind: "signedOut" }), clock, async () => true).run()).toEqual({
      kind: "signedOut",
    });
    expect((await store.get(file.id))?.state.at).toBe("waiting");
    await new FileQueue(
      store,
      answering({ kind: "refused", key: "attachments.refused.approved" }),
      clock,
      async () => true,
    ).run();
    expect((await store.get(file.id))?.state).toEqual({ at: "refused", key: "attachments.refused.approved" });
    expect(await store.slice(file, 0, 1)).toEqual(Uint8Array.of(1));
  });
});
