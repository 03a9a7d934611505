import {
  LocalDatabase,
  openRow,
  sealRow,
  StoreError,
  type Keyring,
  type OpenDatabase,
  type SealedRow,
} from "@/lib/offline/local-database";
import type { LocalDraft } from "@/lib/offline/local-draft";
import type { DraftStore } from "@/lib/offline/outbox";

/** Far more than tabs that could want the same draft at the same moment. */
const mostTries = 500;

/** A row as this store sealed it. */
async function draftOf({ key }: OpenDatabase, row: SealedRow): Promise<LocalDraft> {
  return (await openRow(key, row)) as LocalDraft; // only `change` below puts rows there
}

/** Writes, or deletes with `null`, in one strict transaction; false where another tab has changed the row meanwhile. */
async function swap(
  { database }: OpenDatabase,
  id: string,
  stamp: string | undefined,
  next: SealedRow | null,
): Promise<boolean> {
  const transaction = database.transaction("sealed", "readwrite", { durability: "strict" });
  const work = async () => {
    const current = await transaction.store.get(id);
    if (current?.stamp !== stamp) return false;
    if (next === null) await transaction.store.delete(id);
    else await transaction.store.put(next);
    return true;
  };
  try {
    const [swapped] = await Promise.all([work(), transaction.done]);
    return swapped;
  } catch (error) {
    await transaction.done.catch(() => {});
    throw error;
  }
}

/** The drafts of one account on this device. Every write is on disk before it is told. */
export class LocalStore implements DraftStore {
  /** Rows that another key has sealed, as of the last `list`: never deleted, never shown. */
  unreadable = 0;
  private readonly local: LocalDatabase;
  /** One change at a time in this tab: they happen in the order in which they were asked for. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    readonly userId: string,
    keyring?: Keyring,
  ) {
    this.local = new LocalDatabase(userId, keyring);
  }

  async list(): Promise<LocalDraft[]> {
    return this.local.use(async (open) => {
      const rows = await open.database.getAll("sealed");
      const read = await Promise.all(rows.map((row) => draftOf(open, row).catch(() => null)));
      const drafts = read.filter((draft) => draft !== null);
      this.unreadable = read.length - drafts.length;
      return drafts.sort((a, b) => a.createdAt - b.createdAt);
    });
  }

  get(id: string): Promise<LocalDraft | undefined> {
    return this.local.use(async (open) => {
      const row = await open.database.get("sealed", id);
      return row && draftOf(open, row);
    });
  }

  /**
   * Reads, changes and writes a draft; resolves only after it is on disk. From `change`, `null` deletes the draft and
   * `undefined` leaves it; what it throws leaves it too, and is thrown on. It is asked again, with what stands there then,
   * where another tab was faster: sealing takes longer than a transaction stays open.
   */
  change(
    id: string,
    change: (draft: LocalDraft | undefined) => LocalDraft | null | undefined,
  ): Promise<LocalDraft | null> {
    const result = this.turn.then(() => this.changeNow(id, change));
    this.turn = result.catch(() => {});
    return result;
  }

  private async changeNow(id: string, change: Parameters<DraftStore["change"]>[1]): Promise<LocalDraft | null> {
    for (let tried = 0; tried < mostTries; tried += 1) {
      const { stamp, before } = await this.local.use(async (open) => {
        const row = await open.database.get("sealed", id);
        return { stamp: row?.stamp, before: row && (await draftOf(open, row)) };
      });
      const after = change(before);
      if (after === undefined) return before ?? null;
      const swapped = await this.local.use(async (open) =>
        swap(open, id, stamp, after && (await sealRow(open.key, id, after))),
      );
      if (swapped) return after;
    }
    throw new StoreError("unknown");
  }

  close(): Promise<void> {
    return this.local.close();
  }
}
