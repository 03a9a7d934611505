import "fake-indexeddb/auto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openDB } from "idb";
import { withTyping } from "@/lib/offline/local-draft";
import { deviceKeyOf } from "@/lib/offline/device-key";
import { StoreError } from "@/lib/offline/store-fault";
import { LocalStore } from "@/lib/offline/local-store";
import { noKeyring, testKeyring } from "@/lib/testing/device-keyring";
import { contentOf, visitId, visitSaying } from "@/lib/testing/outbox-world";

function typing(text: string) {
  const typed = visitSaying([text]);
  return { id: visitId, projectId: "p", siteName: "", baseVersion: 0, typed, content: contentOf(typed), keeper: "tab" };
}

const keep = (store: LocalStore, text: string) => store.change(visitId, (draft) => withTyping(draft, typing(text), 1));

describe("the drafts of an account on this device", () => {
  afterEach(() => void vi.restoreAllMocks());

  it("are neither seen nor listed by another account", async () => {
    const own = new LocalStore("account-a", testKeyring);
    await keep(own, "甲");
    expect(await new LocalStore("account-b", testKeyring).list()).toEqual([]);
    expect(await new LocalStore("account-b", testKeyring).get(visitId)).toBeUndefined();
    expect(await new LocalStore("account-a", testKeyring).list()).toHaveLength(1);
  });

  it("are written with strict durability", async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, "transaction");
    await keep(new LocalStore("strict", testKeyring), "甲");
    const writes = transaction.mock.calls.filter(([, mode]) => mode === "readwrite");
    expect(writes.length).toBeGreaterThan(0);
    expect(writes.every(([, , options]) => options?.durability === "strict")).toBe(true);
  });

  it("stay unchanged if a change throws", async () => {
    const store = new LocalStore("throws", testKeyring);
    await keep(store, "甲");
    await expect(
      store.change(visitId, () => {
        throw new Error("refused");
      }),
    ).rejects.toThrow();
    expect((await store.get(visitId))?.typed.entries[0]?.text).toBe("甲");
  });

  it("are opened again after the system has closed the database", async () => {
    const store = new LocalStore("closed", testKeyring);
    await keep(store, "甲");
    vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementationOnce(() => {
      throw new DOMException("closed", "InvalidStateError");
    });
    await keep(store, "乙");
    expect((await store.get(visitId))?.typed.entries[0]?.text).toBe("乙");
  });

  it("report a full device instead of hiding it", async () => {
    const store = new LocalStore("full", testKeyring);
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await expect(keep(store, "甲")).rejects.toMatchObject(new StoreError("full"));
  });

  it("lose no change when two tabs write at once", async () => {
    const tabs = [new LocalStore("tabs", testKeyring), new LocalStore("tabs", testKeyring)];
    await Promise.all(Array.from({ length: 20 }, (_, at) => keep(tabs[at % 2] as LocalStore, `第${at}次`)));
    expect((await new LocalStore("tabs", testKeyring).get(visitId))?.revision).toBe(20);
  });

  it("are read once for a change by the tab that wrote last, in the transaction that writes", async () => {
    const store = new LocalStore("known", testKeyring);
    await keep(store, "甲");
    const get = vi.spyOn(IDBObjectStore.prototype, "get");
    await keep(store, "乙");
    expect(get).toHaveBeenCalledTimes(1);
    expect((await store.get(visitId))?.revision).toBe(2);
  });

  it("are decided on as they are, whatever this tab knew of them", async () => {
    const [own, other] = [new LocalStore("decided", testKeyring), new LocalStore("decided", testKeyring)];
    await keep(own, "甲");
    await keep(other, "乙");
    expect(await own.change(visitId, () => undefined)).toMatchObject({ revision: 2 });
    await keep(other, "丙");
    const refusesOld = own.change(visitId, (draft) => {
      if (draft?.revision !== 3) throw new Error("old");
      return withTyping(draft, typing("丁"), 1);
    });
    expect(await refusesOld).toMatchObject({ revision: 4 });
    await other.change(visitId, () => null);
    expect(await keep(own, "戊")).toMatchObject({ revision: 1 });
    await own.change(visitId, () => null);
    expect(await keep(own, "己")).toMatchObject({ revision: 1 });
  });

  it("show nothing of what was written to a reader of the device's files, and nothing at all without the key", async () => {
    await keep(new LocalStore("sealed", testKeyring), "专职人员不足");
    const rows = await rawRows("sealed", "sealed");
    expect(rows).toHaveLength(1);
    expect(Object.keys(rows[0] as object).sort()).toEqual(["id", "sealed", "stamp"]);
    const { sealed } = rows[0] as { sealed: Uint8Array };
    expect(Buffer.from(sealed).includes("专职人员不足")).toBe(false);
    await expect(new LocalStore("sealed", noKeyring).list()).rejects.toMatchObject(new StoreError("locked"));
    expect(await deviceKeyOf("sealed")).toBeNull();
    expect(await new LocalStore("sealed", testKeyring).list()).toHaveLength(1);
  });

  it("encrypted under a lost key are neither shown nor deleted nor overwritten", async () => {
    await keep(new LocalStore("rekeyed", testKeyring), "甲");
    const other = new LocalStore("rekeyed", () => testKeyring("another key"));
    expect(await other.list()).toEqual([]);
    expect(other.unreadable).toBe(1);
    await expect(keep(other, "乙")).rejects.toBeInstanceOf(StoreError);
    expect((await new LocalStore("rekeyed", testKeyring).list())[0]?.typed.entries[0]?.text).toBe("甲");
  });
});

async function rawRows(account: string, table: string): Promise<unknown[]> {
  const database = await openDB(`zoufang-${account}`);
  const rows = await database.getAll(table);
  database.close();
  return rows;
}

describe("drafts that version 1 stored in plain text", () => {
  const count = 200;
  const idOf = (place: number) => `00000000-0000-4000-9000-${String(place).padStart(12, "0")}`;

  async function versionOne(account: string) {
    const database = await openDB(`zoufang-${account}`, 1, {
      upgrade: (fresh) => void fresh.createObjectStore("drafts", { keyPath: "id" }),
    });
    for (let place = 0; place < count; place += 1) {
      const draft = withTyping(undefined, { ...typing(`第${place}条`), id: idOf(place) }, place);
      await database.put(
        "drafts",
        place % 2
          ? draft
          : { ...draft, submitRequested: true, attempts: 3, retryAt: 99, unanswered: [contentOf(draft.typed)] },
      );
    }
    const before: unknown[] = await database.getAll("drafts");
    database.close();
    return before;
  }

  it("are all converted, 200 of them with everything known of their sending, and nothing stays in plain text", async () => {
    const before = await versionOne("from-one");
    const store = new LocalStore("from-one", testKeyring);
    expect(await store.list()).toEqual(before);
    expect(await rawRows("from-one", "drafts")).toEqual([]);
    expect(await rawRows("from-one", "sealed")).toHaveLength(count);
    await store.change(idOf(7), (draft) => withTyping(draft, { ...typing("改过"), id: idOf(7) }, 500));
    expect((await store.get(idOf(7)))?.revision).toBe(2);
  });

  it("wait if nobody is signed in, and lose nothing if two tabs open them at once or the device is full", async () => {
    const before = await versionOne("waiting");
    await expect(new LocalStore("waiting", noKeyring).list()).rejects.toMatchObject(new StoreError("locked"));
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await expect(new LocalStore("waiting", testKeyring).list()).rejects.toMatchObject(new StoreError("full"));
    vi.restoreAllMocks();
    expect(await rawRows("waiting", "drafts")).toHaveLength(count);
    const [one, two] = await Promise.all([
      new LocalStore("waiting", testKeyring).list(),
      new LocalStore("waiting", testKeyring).list(),
    ]);
    expect(one).toEqual(before);
    expect(two).toEqual(before);
  });
});
