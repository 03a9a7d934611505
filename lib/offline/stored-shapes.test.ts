import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { openDB } from "idb";
import { readDraft } from "@/lib/offline/draft-shape";
import { LocalStore } from "@/lib/offline/local-store";
import { Outbox, type Transport } from "@/lib/offline/outbox";
import { QueueFileError, readQueueFile, writeQueueFile } from "@/lib/offline/queue-file";
import { sealRow, type SealedRow } from "@/lib/offline/sealed-row";
import { readSnapshot } from "@/lib/offline/snapshot-shape";
import { Snapshots } from "@/lib/offline/snapshots";
import {
  exampleKey,
  exampleOwner,
  examplePassphrase,
  latestExample,
  storedExamples,
} from "@/lib/testing/shapes/stored";
import { contentShape, ShapeError } from "@/lib/visits/content-shape";
import type { SyncRequest } from "@/lib/visits/sync-schema";

const latest = {
  draft: readDraft(latestExample.draft),
  sendable: readDraft(latestExample.sendable),
  snapshot: readSnapshot(latestExample.snapshot),
};

function changed(value: unknown, change: object): object {
  return { ...(value as object), ...change }; // a row from the fixtures
}

/** The version of the device's database in which both shapes were written. */
const databaseVersion = 2;

/** A device on which an older page has stored these rows. */
async function deviceWith(userId: string, table: "sealed" | "snapshots", rows: Record<string, unknown>) {
  const key = await exampleKey();
  const database = await openDB(`zoufang-${userId}`, databaseVersion, {
    upgrade: (fresh) => {
      fresh.createObjectStore("sealed", { keyPath: "id" });
      fresh.createObjectStore("snapshots", { keyPath: "id" });
    },
  });
  for (const [id, row] of Object.entries(rows)) {
    const sealedRow: SealedRow = await sealRow(key, id, row as object); // a row from the fixtures
    await database.put(table, sealedRow);
  }
  database.close();
  return () => exampleKey();
}

describe.each(storedExamples)(
  "what a device keeps in shape $shape",
  ({ shape, draft, sendable, snapshot, queueFile }) => {
    it("is read as the same drafts in today's shape, including the text, what was sent and the server's text", () => {
      expect(readDraft(draft)).toEqual(latest.draft);
      expect(readDraft(sendable)).toEqual(latest.sendable);
      expect(latest.draft.typed.figures).toHaveLength(1);
      expect(JSON.stringify(readDraft(draft))).not.toContain('"readings"');
    });

    it("is read as the same snapshot, including its visits and its notes", () => {
      expect(readSnapshot(snapshot)).toEqual(latest.snapshot);
      expect(JSON.stringify(readSnapshot(snapshot))).not.toContain('"readings"');
    });

    it("is read from a file that was saved then", async () => {
      const bytes = new Uint8Array(Buffer.from(queueFile, "base64"));
      const drafts = await readQueueFile({ bytes, key: await exampleKey(), passphrase: examplePassphrase });
      expect(drafts).toEqual([latest.draft, latest.sendable]);
    });

    it("is sent from the device as today's content", async () => {
      const userId = `${exampleOwner}-${shape}`;
      const keyring = await deviceWith(userId, "sealed", { [latest.sendable.id]: sendable });
      const store = new LocalStore(userId, keyring);
      const requests: SyncRequest[] = [];
      const transport: Transport = {
        send: (request) => {
          requests.push(request);
          const replies = request.items.map(({ id }) => ({ id, status: "saved", version: 1, state: "draft" }) as const);
          return Promise.resolve({ kind: "replies", replies });
        },
      };
      await new Outbox(store, transport, { now: () => 1_800_000_000_000, random: () => 0 }).run({ atOnce: true });
      expect(requests.flatMap(({ items }) => items.map(({ content }) => content))).toEqual([latest.sendable.content]);
      expect(await store.list()).toMatchObject([{ dirty: false, shape: contentShape, queue: { at: "saved" } }]);
      await store.close();
    });

    it("is found again as a snapshot of its project", async () => {
      const userId = `${exampleOwner}-notes-${shape}`;
      const projectId = latest.snapshot.form.project.id;
      const snapshots = new Snapshots(userId, await deviceWith(userId, "snapshots", { [projectId]: snapshot }));
      expect(await snapshots.get(projectId)).toEqual(latest.snapshot);
      expect(await snapshots.list()).toEqual([latest.snapshot]);
      await snapshots.close();
    });
  },
);

describe("what a newer version has put on the device", () => {
  const newer = contentShape + 1;

  it("is refused, never guessed", () => {
    expect(() => readDraft(changed(latestExample.draft, { shape: newer }))).toThrow(new ShapeError("newer", "draft"));
    expect(() => readSnapshot(changed(latestExample.snapshot, { shape: newer }))).toThrow(ShapeError);
  });

  it("stays on the device, is counted and not shown", async () => {
    const userId = `${exampleOwner}-newer`;
    const { id } = latest.draft;
    const keyring = await deviceWith(userId, "sealed", { [id]: changed(latestExample.draft, { shape: newer }) });
    const store = new LocalStore(userId, keyring);
    expect(await store.list()).toEqual([]);
    expect(store.unreadable).toBe(1);
    await expect(store.change(id, () => null)).rejects.toThrow();
    expect(await store.list()).toEqual([]);
    expect(store.unreadable).toBe(1);
    await store.close();
  });

  it("is distinguished from a wrong passphrase in a file", async () => {
    const key = await exampleKey();
    const bytes = await writeQueueFile({
      drafts: [{ ...latest.draft, shape: newer }],
      key,
      passphrase: examplePassphrase,
    });
    await expect(readQueueFile({ bytes, key, passphrase: examplePassphrase })).rejects.toThrow(
      new QueueFileError("newer"),
    );
  });
});

it("a draft into which an older page has written the server's text in its own shape is read", () => {
  const [first] = storedExamples;
  const { queue } = first?.draft as { queue: unknown }; // a draft from the fixtures
  expect(readDraft(changed(latestExample.draft, { queue }))).toEqual(latest.draft);
});

it("a draft that lacks a part is damaged, not repaired", () => {
  for (const part of ["typed", "unanswered", "queue", "shape"])
    expect(() => readDraft(changed(latestExample.draft, { [part]: undefined })), part).toThrow(ShapeError);
});
