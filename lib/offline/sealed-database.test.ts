import "fake-indexeddb/auto";
import { openDB } from "idb";
import { afterEach, describe, expect, it, vi } from "vitest";
import { FileDatabase } from "@/lib/offline/file-database";
import { LocalDatabase } from "@/lib/offline/local-database";
import { SealedDatabase, strictly, type Keyring } from "@/lib/offline/sealed-database";
import { sealRow } from "@/lib/offline/sealed-row";
import { SealedRows, type Stored } from "@/lib/offline/sealed-rows";
import { testKeyring } from "@/lib/testing/device-keyring";

interface Note extends Stored {
  text: string;
}

const read = (value: unknown) => value as Note; // what the tests below put there
const noteOf = (text: string): Note => ({ id: "note", createdAt: 1, text });
let accounts = 0;
const newAccount = () => `account-${(accounts += 1)}`;

/** A transaction that ends as browsers end it: its requests say "aborted", and only the transaction itself says why. */
function abortAtNextPut(reason: string) {
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore) {
    // fake-indexeddb's own way to end a transaction for a reason
    (this.transaction as unknown as { _abort(name: string): void })._abort(reason);
    throw new DOMException("aborted", "AbortError");
  });
}

/** Encrypts whatever contains 甲 only after everything else could run. */
const slowKeyring: Keyring = async (userId) => {
  const key = await testKeyring(userId);
  if (!key) return null;
  const seal: typeof key.seal = async (plain) => {
    if (new TextDecoder().decode(plain).includes('"甲"'))
      for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    return key.seal(plain);
  };
  return { ...key, seal };
};

describe.each([
  ["drafts", "sealed" as const, LocalDatabase],
  ["files", "files" as const, FileDatabase],
])("the %s of an account", (_name, table, Database) => {
  const open = () => {
    const database = new Database(newAccount(), testKeyring);
    return { database, rows: new SealedRows<Note>(database, { table, read }) };
  };

  afterEach(() => void vi.restoreAllMocks());

  it("say that the device is full also if the browser finds out only when it writes to disk", async () => {
    const { rows } = open();
    await rows.change("note", () => noteOf("甲"));
    abortAtNextPut("QuotaExceededError");
    await expect(rows.change("note", () => noteOf("乙"))).rejects.toMatchObject({ fault: "full" });
    vi.restoreAllMocks();
    expect(await rows.get("note")).toEqual(noteOf("甲"));
  });

  it.each([
    ["QuotaExceededError", "full"],
    ["InvalidStateError", "closed"],
    ["AbortError", "closed"],
    ["SecurityError", "missing"],
    ["NotSupportedError", "missing"],
    ["DataError", "unknown"],
  ])("name the fault of a %s: %s", async (name, fault) => {
    const { rows } = open();
    vi.spyOn(IDBObjectStore.prototype, "getAll").mockImplementation(() => {
      throw new DOMException("refused", name);
    });
    await expect(rows.list()).rejects.toMatchObject({ fault });
  });

  it("pass on what a change throws, unchanged, and leave the row", async () => {
    const { rows } = open();
    await rows.change("note", () => noteOf("甲"));
    const refusal = new Error("taken over by another tab");
    const refused = rows.change("note", () => {
      throw refusal;
    });
    await expect(refused).rejects.toBe(refusal);
    expect(await rows.get("note")).toEqual(noteOf("甲"));
  });

  it("change in the requested order, also if the first change takes longest", async () => {
    const rows = new SealedRows<Note>(new Database(newAccount(), slowKeyring), { table, read });
    const said = ["甲", "乙", "丙", "丁"];
    await Promise.all(
      said.map((text) => rows.change("note", (note) => (note ? { ...note, text: note.text + text } : noteOf(text)))),
    );
    expect((await rows.get("note"))?.text).toBe("甲乙丙丁");
  });

  it("are decrypted once, and again only after another tab has written", async () => {
    const account = newAccount();
    const opened = vi.fn();
    const counting: Keyring = async (userId) => {
      const key = await testKeyring(userId);
      return key && { ...key, open: (sealed) => (opened(), key.open(sealed)) };
    };
    const rows = new SealedRows<Note>(new Database(account, counting), { table, read });
    const other = new SealedRows<Note>(new Database(account, testKeyring), { table, read });
    await rows.change("note", () => noteOf("甲"));
    await rows.change("note", (note) => note && { ...note, text: `${note.text}乙` });
    expect(await rows.list()).toEqual([noteOf("甲乙")]);
    expect(opened).not.toHaveBeenCalled();
    await other.change("note", (note) => note && { ...note, text: `${note.text}丙` });
    expect(await rows.get("note")).toEqual(noteOf("甲乙丙"));
    expect(await rows.list()).toEqual([noteOf("甲乙丙")]);
    expect(opened).toHaveBeenCalledTimes(1);
    await other.change("note", () => null);
    expect(await rows.list()).toEqual([]);
    await other.change("note", () => noteOf("丁"));
    expect(await rows.get("note")).toEqual(noteOf("丁"));
  });

  it("open once for all work that is under way when the system has closed the database", async () => {
    const { rows, database } = open();
    await rows.change("note", () => noteOf("甲"));
    const opening = vi.spyOn(indexedDB, "open");
    vi.spyOn(IDBObjectStore.prototype, "getAll")
      .mockImplementationOnce(closed)
      .mockImplementationOnce(closed)
      .mockImplementationOnce(closed);
    await Promise.all([rows.list(), rows.list(), rows.list()]);
    expect(opening).toHaveBeenCalledTimes(1);
    await database.close();
  });
});

function closed(): never {
  throw new DOMException("closed", "InvalidStateError");
}

describe("a database of an older version", () => {
  const layout = (version: number) => ({
    name: (userId: string) => `test-${userId}`,
    version,
    upgrade: (fresh: { createObjectStore(name: "sealed", options: { keyPath: string }): unknown }, from: number) => {
      if (from < 1) fresh.createObjectStore("sealed", { keyPath: "id" });
    },
  });

  it("is reported as blocked if an older page has it open, and is used as soon as that page is closed", async () => {
    const account = newAccount();
    const older = await openDB(`test-${account}`, 1, { upgrade: (fresh) => layout(1).upgrade(fresh, 0) });
    const database = new SealedDatabase(account, layout(2), testKeyring);
    const rows = new SealedRows<Note>(database, { table: "sealed", read });
    await expect(rows.list()).rejects.toMatchObject({ fault: "blocked" });
    older.close();
    await rows.change("note", () => noteOf("甲"));
    expect(await rows.list()).toEqual([noteOf("甲")]);
    // The opening that nobody waits for any more does not block the next version either.
    await database.close();
    const next = new SealedRows<Note>(new SealedDatabase(account, layout(3), testKeyring), { table: "sealed", read });
    expect(await next.list()).toEqual([noteOf("甲")]);
  });

  it("lets a newer page upgrade it, and continues with the next write", async () => {
    const account = newAccount();
    const database = new SealedDatabase(account, layout(1), testKeyring);
    const rows = new SealedRows<Note>(database, { table: "sealed", read });
    await rows.change("note", () => noteOf("甲"));
    const newer = new SealedRows<Note>(new SealedDatabase(account, layout(2), testKeyring), { table: "sealed", read });
    expect(await newer.list()).toEqual([noteOf("甲")]);
  });
});

describe("a strict transaction", () => {
  it("leaves nothing behind if its work fails half way", async () => {
    const database = new LocalDatabase(newAccount(), testKeyring);
    const work = database.use(async (open) => {
      const row = await sealRow(open.key, "note", noteOf("甲"));
      return strictly(open, ["sealed"], async (transaction) => {
        await transaction.objectStore("sealed").put(row);
        throw new Error("half way");
      });
    });
    await expect(work).rejects.toMatchObject({ fault: "unknown" });
    expect(await database.use((open) => open.database.count("sealed"))).toBe(0);
  });
});
