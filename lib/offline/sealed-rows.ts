import {
  strictly,
  type OpenDatabase,
  type SealedDatabase,
  type StrictTransaction,
} from "@/lib/offline/sealed-database";
import { openRow, sealRow, type SealedRow } from "@/lib/offline/sealed-row";
import { StoreError } from "@/lib/offline/store-fault";

/** Far more than the number of tabs that could want the same row at the same moment. */
const mostTries = 500;

export interface Stored {
  id: string;
  createdAt: number;
}

/** From the oldest to the newest. */
export const byAge = (a: Stored, b: Stored) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);

interface RowsOptions<Value> {
  table: "sealed" | "files" | "texts";
  /** Gives the read value its type. */
  read: (value: unknown) => Value;
  /** Other rows changed in the same transaction: written, or deleted if `after` is null. */
  together?: {
    table: "pieces";
    write: (transaction: StrictTransaction, id: string, after: Value | null) => Promise<void>;
  };
}

/** The rows of one table, each encrypted separately. Every write is on disk before its promise resolves. */
export class SealedRows<Value extends Stored> {
  /** Rows encrypted by another key, as of the last `list`: never deleted, never shown. */
  unreadable = 0;
  /** One change at a time in this tab: changes happen in the order in which they were requested. */
  private turn: Promise<unknown> = Promise.resolve();
  /**
   * What was read or written last, by the stamp of its row: each autosave reads its draft twice and lists all of them,
   * and most have not changed. Values are never changed in place.
   */
  private readonly known = new Map<string, { stamp: string; value: Value }>();

  constructor(
    private readonly database: SealedDatabase,
    private readonly options: RowsOptions<Value>,
  ) {}

  list(): Promise<Value[]> {
    return this.database.use(async (open) => {
      const rows = await open.database.getAll(this.options.table);
      const read = await Promise.all(rows.map((row) => this.valueOf(open, row).catch(() => null)));
      const values = read.filter((value) => value !== null);
      const there = new Set(rows.map(({ id }) => id));
      for (const id of this.known.keys()) if (!there.has(id)) this.known.delete(id);
      this.unreadable = read.length - values.length;
      return values.sort(byAge);
    });
  }

  get(id: string): Promise<Value | undefined> {
    return this.database.use(async (open) => {
      const row = await open.database.get(this.options.table, id);
      return row && this.valueOf(open, row);
    });
  }

  /**
   * Reads, changes and writes a row. From `change`, `null` deletes the row and `undefined` leaves it. An error that it
   * throws also leaves the row, and is thrown again. If another tab was faster, `change` runs again with the newer row,
   * because encrypting takes longer than a transaction stays open.
   */
  change(id: string, change: (value: Value | undefined) => Value | null | undefined): Promise<Value | null> {
    const result = this.turn.then(() => this.changeNow(id, change));
    this.turn = result.catch(() => {});
    return result;
  }

  private async changeNow(
    id: string,
    change: (value: Value | undefined) => Value | null | undefined,
  ): Promise<Value | null> {
    const quick = await this.changeKnown(id, change);
    if (quick) return quick.after;
    for (let tried = 0; tried < mostTries; tried += 1) {
      const { stamp, before } = await this.database.use(async (open) => {
        const row = await open.database.get(this.options.table, id);
        return { stamp: row?.stamp, before: row && (await this.valueOf(open, row)) };
      });
      const after = change(before);
      if (after === undefined) return before ?? null;
      if (await this.database.use((open) => this.swap(open, { id, stamp, after }))) return after;
    }
    throw new StoreError("unknown");
  }

  /**
   * The same from what this tab knows, without reading the row first: an autosave writes what it wrote last. It counts
   * only if the row was written, which proves that it had not changed. Null: the row must be read.
   */
  private async changeKnown(
    id: string,
    change: (value: Value | undefined) => Value | null | undefined,
  ): Promise<{ after: Value | null } | null> {
    const last = this.known.get(id);
    if (!last) return null;
    let after: Value | null | undefined;
    try {
      after = change(last.value);
    } catch {
      return null; // It may have been refused for what is no longer there.
    }
    if (after === undefined) return null;
    const swap = { id, stamp: last.stamp, after };
    return (await this.database.use((open) => this.swap(open, swap))) ? { after } : null;
  }

  /** False if another tab has changed the row meanwhile. */
  private async swap(
    open: OpenDatabase,
    { id, stamp, after }: { id: string; stamp: string | undefined; after: Value | null },
  ): Promise<boolean> {
    const { table, together } = this.options;
    const next = after && (await sealRow(open.key, id, after));
    const written = await strictly(open, together ? [table, together.table] : [table], async (transaction) => {
      const rows = transaction.objectStore(table);
      if ((await rows.get(id))?.stamp !== stamp) return false;
      if (next === null) await rows.delete(id);
      else await rows.put(next);
      await together?.write(transaction, id, after);
      return true;
    });
    if (written && next && after) this.known.set(id, { stamp: next.stamp, value: after });
    else if (written) this.known.delete(id);
    return written;
  }

  private async valueOf({ key }: OpenDatabase, row: SealedRow): Promise<Value> {
    const last = this.known.get(row.id);
    if (last?.stamp === row.stamp) return last.value;
    const value = this.options.read(await openRow(key, row));
    this.known.set(row.id, { stamp: row.stamp, value });
    return value;
  }
}
