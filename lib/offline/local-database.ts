import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { deviceKeyOf, fetchDeviceKey, type DeviceKey } from "@/lib/offline/device-key";
import type { LocalDraft } from "@/lib/offline/local-draft";

/** What lies on the device is unreadable without the key; in the clear stands only what finds a row again. */
export interface SealedRow {
  id: string;
  /** Another one after each change: who changes a row first read it, and must not overwrite another tab's change. */
  stamp: string;
  sealed: Uint8Array<ArrayBuffer>;
}

interface Tables extends DBSchema {
  /** Version 1, in plain text; what is in it moves to `sealed` at the first opening with the key. */
  drafts: { key: string; value: LocalDraft };
  sealed: { key: string; value: SealedRow };
  /** What the server said of a project, for working without it; by the project's id. */
  snapshots: { key: string; value: SealedRow };
}

/** Raise with a case in `upgrade`: what is waiting in an older shape must come through whole. */
export const databaseVersion = 2;

/** Why the device does not keep a text. The text itself stays in the form. */
export type StoreFault = "blocked" | "closed" | "full" | "locked" | "missing" | "unknown";

export class StoreError extends Error {
  constructor(
    readonly fault: StoreFault,
    cause?: unknown,
  ) {
    super(`local store: ${fault}`, { cause });
    this.name = "StoreError";
  }
}

function faultOf(error: unknown): StoreFault {
  if (error instanceof StoreError) return error.fault;
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return "full";
  if (name === "InvalidStateError" || name === "AbortError") return "closed";
  if (name === "SecurityError" || name === "NotSupportedError" || name === "MissingApi") return "missing";
  return "unknown";
}

function storeError(error: unknown): StoreError {
  return error instanceof StoreError ? error : new StoreError(faultOf(error), error);
}

/** Where the key comes from: the device, else the server. Null: nobody is signed in, or there is no network. */
export type Keyring = (userId: string) => Promise<DeviceKey | null>;

const deviceKeyring: Keyring = async (userId) => (await deviceKeyOf(userId)) ?? (await fetchDeviceKey(userId));

export async function sealRow(key: DeviceKey, id: string, value: object): Promise<SealedRow> {
  const sealed = await key.seal(new TextEncoder().encode(JSON.stringify(value)));
  return { id, stamp: stampOf(), sealed };
}

/** The value that `sealRow` was given; its shape is the caller's to know. @throws where the key is another one's */
export async function openRow(key: DeviceKey, row: SealedRow): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await key.open(row.sealed)));
}

function stampOf(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
}

export interface OpenDatabase {
  database: IDBPDatabase<Tables>;
  key: DeviceKey;
}

/** Version 1 kept drafts in plain text: they are sealed, and the plain ones removed, in one transaction. */
async function sealPlainDrafts({ database, key }: OpenDatabase): Promise<void> {
  if (!database.objectStoreNames.contains("drafts")) return;
  const plain = await database.getAll("drafts");
  if (plain.length === 0) return;
  const rows = await Promise.all(plain.map((draft) => sealRow(key, draft.id, draft)));
  const transaction = database.transaction(["drafts", "sealed"], "readwrite", { durability: "strict" });
  const move = async (row: SealedRow) => {
    // Another tab may have been first.
    if (!(await transaction.objectStore("drafts").getKey(row.id))) return;
    if (!(await transaction.objectStore("sealed").getKey(row.id))) await transaction.objectStore("sealed").put(row);
    await transaction.objectStore("drafts").delete(row.id);
  };
  try {
    for (const row of rows) await move(row);
    await transaction.done;
  } catch (error) {
    transaction.done.catch(() => {});
    try {
      transaction.abort();
    } catch {
      // The browser has aborted it already: a full device is found out at its end.
    }
    throw error;
  }
}

/**
 * What one account keeps on this device: a database of its own for each account, sealed under that account's key, so that
 * another person who signs in on the same machine neither sees nor sends it. Nothing in it ever expires.
 */
export class LocalDatabase {
  private opened: Promise<OpenDatabase> | undefined;

  constructor(
    readonly userId: string,
    private readonly keyring: Keyring = deviceKeyring,
  ) {}

  /** Runs against the open database; a connection that the system closed is opened once more. @throws StoreError */
  async use<T>(work: (open: OpenDatabase) => Promise<T>): Promise<T> {
    try {
      return await work(await this.open());
    } catch (error) {
      if (faultOf(error) !== "closed") throw storeError(error);
      this.opened = undefined;
    }
    try {
      return await work(await this.open());
    } catch (error) {
      throw storeError(error);
    }
  }

  async close(): Promise<void> {
    const open = await this.opened?.catch(() => undefined);
    this.opened = undefined;
    open?.database.close();
  }

  private open(): Promise<OpenDatabase> {
    this.opened ??= this.connect().catch((error: unknown) => {
      this.opened = undefined; // The next write tries again: the browser may have given the space or the lock back.
      throw storeError(error);
    });
    return this.opened;
  }

  private async connect(): Promise<OpenDatabase> {
    if (typeof indexedDB === "undefined") throw new StoreError("missing");
    const key = await this.keyring(this.userId);
    if (!key) throw new StoreError("locked");
    let refuse: (error: StoreError) => void = () => {};
    const blocked = new Promise<never>((_resolve, reject) => (refuse = reject));
    const forget = () => (this.opened = undefined);
    const opening = openDB<Tables>(`zoufang-${this.userId}`, databaseVersion, {
      upgrade(fresh, from) {
        if (from < 2) {
          fresh.createObjectStore("sealed", { keyPath: "id" });
          fresh.createObjectStore("snapshots", { keyPath: "id" });
        }
      },
      blocked: () => refuse(new StoreError("blocked")),
      blocking(_current, _next, event) {
        // A newer page wants to upgrade: let it, and open anew at the next write.
        forget();
        (event.target as IDBDatabase).close(); // the event of a database's versionchange
      },
      terminated: forget, // iOS closes databases of pages in the background
    });
    const open = { database: await Promise.race([opening, blocked]), key };
    await sealPlainDrafts(open);
    return open;
  }
}
