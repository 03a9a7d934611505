import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from "idb";
import { deviceKeyOf, fetchDeviceKey, type DeviceKey } from "@/lib/offline/device-key";
import type { LocalDraft } from "@/lib/offline/local-draft";
import type { SealedRow } from "@/lib/offline/sealed-row";
import { StoreError, storeError } from "@/lib/offline/store-fault";

/** A part of a file's bytes. */
interface SealedPiece {
  fileId: string;
  index: number;
  sealed: Uint8Array<ArrayBuffer>;
}

/** Every table of an account on a device. A database has those that its layout makes. */
interface Tables extends DBSchema {
  /** Drafts of version 1, in plain text. They move to `sealed` when the database is first opened with the key. */
  drafts: { key: string; value: LocalDraft };
  sealed: { key: string; value: SealedRow };
  /** The server's data of a project, for working without it; by the project's id. */
  snapshots: { key: string; value: SealedRow };
  files: { key: string; value: SealedRow };
  /** Texts of reports that are not saved there yet. */
  texts: { key: string; value: SealedRow };
  pieces: { key: [string, number]; value: SealedPiece };
}

export interface OpenDatabase {
  database: IDBPDatabase<Tables>;
  key: DeviceKey;
}

export interface DatabaseLayout {
  name: (userId: string) => string;
  /** Raise it with a case in `upgrade`: waiting data in an older shape must be converted without loss. */
  version: number;
  /** Makes the tables that a database of version `from` lacks. 0 if there was none. */
  upgrade: (fresh: IDBPDatabase<Tables>, from: number) => void;
  /** Runs after each opening, before anything is read: what `upgrade` cannot do without the key. */
  settle?: (open: OpenDatabase) => Promise<void>;
}

/** Reads the key from the device, else from the server. Null: nobody is signed in, or there is no network. */
export type Keyring = (userId: string) => Promise<DeviceKey | null>;

const deviceKeyring: Keyring = async (userId) => (await deviceKeyOf(userId)) ?? (await fetchDeviceKey(userId));

/**
 * What one account stores on this device. Each account has its own databases, encrypted under its key, so that another
 * person who signs in on the same machine neither sees nor sends it. Nothing in them ever expires.
 */
export class SealedDatabase {
  private opened: Promise<OpenDatabase> | undefined;

  constructor(
    readonly userId: string,
    private readonly layout: DatabaseLayout,
    private readonly keyring: Keyring = deviceKeyring,
  ) {}

  /** Runs against the open database. A connection that the system closed is opened once more. @throws StoreError */
  async use<T>(work: (open: OpenDatabase) => Promise<T>): Promise<T> {
    const opened = this.open();
    try {
      return await work(await opened);
    } catch (error) {
      const told = storeError(error);
      if (told.fault !== "closed") throw told;
      // Other work may have opened it again already.
      if (this.opened === opened) this.opened = undefined;
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
      this.opened = undefined; // The next write tries again: the browser may have freed the space or the lock.
      throw storeError(error);
    });
    return this.opened;
  }

  private async connect(): Promise<OpenDatabase> {
    if (typeof indexedDB === "undefined") throw new StoreError("missing");
    const key = await this.keyring(this.userId);
    if (!key) throw new StoreError("locked");
    const open = { database: await this.openLayout(), key };
    await this.layout.settle?.(open);
    return open;
  }

  private async openLayout(): Promise<IDBPDatabase<Tables>> {
    const { name, version, upgrade } = this.layout;
    let giveUp: () => void = () => {};
    const blocked = new Promise<never>((_resolve, reject) => (giveUp = () => reject(new StoreError("blocked"))));
    const forget = () => (this.opened = undefined);
    const opening = openDB<Tables>(name(this.userId), version, {
      upgrade,
      blocked: () => giveUp(),
      blocking(_current, _next, event) {
        // A newer page wants to upgrade: allow it, and open again at the next write.
        forget();
        (event.target as IDBDatabase).close(); // the event of a database's versionchange
      },
      terminated: forget, // iOS closes databases of pages in the background
    });
    return Promise.race([opening, blocked]);
  }
}

export type StrictTransaction = IDBPTransaction<Tables, StoreNames<Tables>[], "readwrite">;

/** All of `work` or nothing, in one strict transaction over these tables. It is on disk when this resolves. */
export async function strictly<T>(
  { database }: OpenDatabase,
  tables: StoreNames<Tables>[],
  work: (transaction: StrictTransaction) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(tables, "readwrite", { durability: "strict" });
  try {
    const [result] = await Promise.all([work(transaction), transaction.done]);
    return result;
  } catch (error) {
    // If the browser ends a transaction, each request only says "aborted". The transaction says why: a full device.
    const { error: reason } = transaction;
    try {
      transaction.abort();
    } catch {
      // The browser has aborted it already.
    }
    await transaction.done.catch(() => {});
    throw reason ?? error;
  }
}
