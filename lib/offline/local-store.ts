import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { LocalDraft } from "@/lib/offline/local-draft";
import type { DraftStore } from "@/lib/offline/outbox";

/**
 * The drafts of one account on this device: a database of its own for each account, so that another person who signs in
 * on the same machine neither sees nor sends them. Nothing in it ever expires; every write is on disk before it is told.
 */
interface Tables extends DBSchema {
  drafts: { key: string; value: LocalDraft };
}

/** Raise with a case in `upgrade`: what is waiting in an older shape must come through whole. */
const databaseVersion = 1;

/** Why the device does not keep a text. The text itself stays in the form. */
export type StoreFault = "blocked" | "closed" | "full" | "missing" | "unknown";

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

export class LocalStore implements DraftStore {
  private opened: Promise<IDBPDatabase<Tables>> | undefined;

  constructor(readonly userId: string) {}

  private open(): Promise<IDBPDatabase<Tables>> {
    this.opened ??= this.connect().catch((error: unknown) => {
      this.opened = undefined; // The next write tries again: the browser may have given the space or the lock back.
      throw new StoreError(faultOf(error), error);
    });
    return this.opened;
  }

  private async connect(): Promise<IDBPDatabase<Tables>> {
    if (typeof indexedDB === "undefined") throw new StoreError("missing");
    let refuse: (error: StoreError) => void = () => {};
    const blocked = new Promise<never>((_resolve, reject) => (refuse = reject));
    const forget = () => (this.opened = undefined);
    const database = openDB<Tables>(`zoufang-${this.userId}`, databaseVersion, {
      upgrade(fresh, from) {
        if (from < 1) fresh.createObjectStore("drafts", { keyPath: "id" });
      },
      blocked: () => refuse(new StoreError("blocked")),
      blocking(_current, _next, event) {
        // A newer page wants to upgrade: let it, and open anew at the next write.
        forget();
        (event.target as IDBDatabase).close(); // the event of a database's versionchange
      },
      terminated: forget, // iOS closes databases of pages in the background
    });
    return Promise.race([database, blocked]);
  }

  /** Runs against the open database; a connection that the system closed is opened once more. */
  private async use<T>(work: (database: IDBPDatabase<Tables>) => Promise<T>): Promise<T> {
    try {
      return await work(await this.open());
    } catch (error) {
      if (faultOf(error) !== "closed") throw error instanceof StoreError ? error : new StoreError(faultOf(error), error);
      this.opened = undefined;
    }
    try {
      return await work(await this.open());
    } catch (error) {
      throw error instanceof StoreError ? error : new StoreError(faultOf(error), error);
    }
  }

  async list(): Promise<LocalDraft[]> {
    const drafts = await this.use((database) => database.getAll("drafts"));
    return drafts.sort((a, b) => a.createdAt - b.createdAt);
  }

  get(id: string): Promise<LocalDraft | undefined> {
    return this.use((database) => database.get("drafts", id));
  }

  /**
   * Reads, changes and writes a draft in one strict transaction; resolves only after it is on disk. From `change`,
   * `null` deletes the draft and `undefined` leaves it; what it throws leaves it too, and is thrown on.
   */
  change(id: string, change: (draft: LocalDraft | undefined) => LocalDraft | null | undefined): Promise<LocalDraft | null> {
    return this.use(async (database) => {
      const transaction = database.transaction("drafts", "readwrite", { durability: "strict" });
      const work = async () => {
        const before = await transaction.store.get(id);
        const after = change(before);
        if (after === null) await transaction.store.delete(id);
        else if (after !== undefined) await transaction.store.put(after);
        return after === undefined ? (before ?? null) : after;
      };
      try {
        const [result] = await Promise.all([work(), transaction.done]);
        return result;
      } catch (error) {
        await transaction.done.catch(() => {});
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    const database = await this.opened?.catch(() => undefined);
    this.opened = undefined;
    database?.close();
  }
}
