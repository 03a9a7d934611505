import "fake-indexeddb/auto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { withTyping } from "@/lib/offline/local-draft";
import { LocalStore, StoreError } from "@/lib/offline/local-store";
import { contentOf, visitId, visitSaying } from "@/lib/testing/outbox-world";

function typing(text: string) {
  const typed = visitSaying([text]);
  return { id: visitId, projectId: "p", siteName: "", baseVersion: 0, typed, content: contentOf(typed), keeper: "tab" };
}

const keep = (store: LocalStore, text: string) => store.change(visitId, (draft) => withTyping(draft, typing(text), 1));

describe("the drafts of an account on this device", () => {
  afterEach(() => void vi.restoreAllMocks());

  it("are neither seen nor listed by another account", async () => {
    const own = new LocalStore("account-a");
    await keep(own, "甲");
    expect(await new LocalStore("account-b").list()).toEqual([]);
    expect(await new LocalStore("account-b").get(visitId)).toBeUndefined();
    expect(await new LocalStore("account-a").list()).toHaveLength(1);
  });

  it("are written with strict durability", async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, "transaction");
    await keep(new LocalStore("strict"), "甲");
    const writes = transaction.mock.calls.filter(([, mode]) => mode === "readwrite");
    expect(writes.length).toBeGreaterThan(0);
    expect(writes.every(([, , options]) => options?.durability === "strict")).toBe(true);
  });

  it("stay as they were where a change throws", async () => {
    const store = new LocalStore("throws");
    await keep(store, "甲");
    await expect(store.change(visitId, () => { throw new Error("refused"); })).rejects.toThrow();
    expect((await store.get(visitId))?.typed.entries[0]?.text).toBe("甲");
  });

  it("are opened anew after the system has closed the database", async () => {
    const store = new LocalStore("closed");
    await keep(store, "甲");
    vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementationOnce(() => {
      throw new DOMException("closed", "InvalidStateError");
    });
    await keep(store, "乙");
    expect((await store.get(visitId))?.typed.entries[0]?.text).toBe("乙");
  });

  it("tell a full device instead of swallowing it", async () => {
    const store = new LocalStore("full");
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await expect(keep(store, "甲")).rejects.toMatchObject(new StoreError("full"));
  });

  it("lose no change when two tabs write at once", async () => {
    const tabs = [new LocalStore("tabs"), new LocalStore("tabs")];
    await Promise.all(Array.from({ length: 20 }, (_, at) => keep(tabs[at % 2] as LocalStore, `第${at}次`)));
    expect((await new LocalStore("tabs").get(visitId))?.revision).toBe(20);
  });
});
