import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";
import { deviceKeyOf, fetchDeviceKey, type DeviceKey } from "@/lib/offline/device-key";
import { StoreError, type Keyring, type SealedRow } from "@/lib/offline/local-database";

export interface SealedPiece {
  fileId: string;
  index: number;
  sealed: Uint8Array<ArrayBuffer>;
}

export interface FileTables extends DBSchema {
  files: { key: string; value: SealedRow };
  pieces: { key: [string, number]; value: SealedPiece };
}

/** Raise with a case in `upgrade`: what is waiting in an older shape must come through whole. */
const databaseVersion = 1;

export interface OpenFiles {
  database: IDBPDatabase<FileTables>;
  key: DeviceKey;
}

const deviceKeyring: Keyring = async (userId) => (await deviceKeyOf(userId)) ?? (await fetchDeviceKey(userId));

function faultOf(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return new StoreError("full", error);
  if (name === "InvalidStateError" || name === "AbortError") return new StoreError("closed", error);
  if (name === "SecurityError" || name === "NotSupportedError") return new StoreError("missing", error);
  return new StoreError("unknown", error);
}

/** Files of one account on this device, apart from its texts: a full disk of photos must not hold up a word. */
export class FileDatabase {
  private opened: Promise<OpenFiles> | undefined;

  constructor(
    readonly userId: string,
    private readonly keyring: Keyring = deviceKeyring,
  ) {}

  /** Runs against the open database; a connection that the system closed is opened once more. @throws StoreError */
  async use<T>(work: (open: OpenFiles) => Promise<T>): Promise<T> {
    try {
      return await work(await this.open());
    } catch (error) {
      const fault = faultOf(error);
      if (fault.fault !== "closed") throw fault;
      this.opened = undefined;
    }
    return this.open()
      .then(work)
      .catch((error: unknown) => {
        throw faultOf(error);
      });
  }

  async close(): Promise<void> {
    const open = await this.opened?.catch(() => undefined);
    this.opened = undefined;
    open?.database.close();
  }

  private open(): Promise<OpenFiles> {
    this.opened ??= this.connect().catch((error: unknown) => {
      this.opened = undefined; // The next write tries again: the browser may have given the space or the lock back.
      throw faultOf(error);
    });
    return this.opened;
  }

  private async connect(): Promise<OpenFiles> {
    if (typeof indexedDB === "undefined") throw new StoreError("missing");
    const key = await this.keyring(this.userId);
    if (!key) throw new StoreError("locked");
    const forget = () => (this.opened = undefined);
    const database = await openDB<FileTables>(`zoufang-files-${this.userId}`, databaseVersion, {
      upgrade(fresh) {
        fresh.createObjectStore("files", { keyPath: "id" });
        fresh.createObjectStore("pieces", { keyPath: ["fileId", "index"] });
      },
      blocking(_current, _next, event) {
        forget();
        (event.target as IDBDatabase).close(); // the event of a database's versionchange
      },
      terminated: forget,
    });
    return { database, key };
  }
}

/** Runs a strict transaction over both tables; resolves only after it is on disk. */
export async function strictly<T>(
  { database }: OpenFiles,
  work: (stores: ReturnType<typeof storesOf>) => Promise<T>,
): Promise<T> {
  const transaction: Writing = database.transaction(["files", "pieces"], "readwrite", { durability: "strict" });
  try {
    const [result] = await Promise.all([work(storesOf(transaction)), transaction.done]);
    return result;
  } catch (error) {
    transaction.done.catch(() => {});
    try {
      transaction.abort();
    } catch {
      // The browser has aborted it already.
    }
    throw error;
  }
}

type Writing = IDBPTransaction<FileTables, ("files" | "pieces")[], "readwrite">;

function storesOf(transaction: Writing) {
  return { files: transaction.objectStore("files"), pieces: transaction.objectStore("pieces") };
}
