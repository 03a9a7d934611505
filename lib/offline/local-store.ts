import { readDraft } from "@/lib/offline/draft-shape";
import { LocalDatabase } from "@/lib/offline/local-database";
import type { LocalDraft } from "@/lib/offline/local-draft";
import type { DraftStore } from "@/lib/offline/outbox";
import type { Keyring } from "@/lib/offline/sealed-database";
import { SealedRows } from "@/lib/offline/sealed-rows";

/** The drafts of one account on this device; the visit's id is the draft's. */
export class LocalStore implements DraftStore {
  private readonly local: LocalDatabase;
  private readonly rows: SealedRows<LocalDraft>;

  constructor(
    readonly userId: string,
    keyring?: Keyring,
  ) {
    this.local = new LocalDatabase(userId, keyring);
    this.rows = new SealedRows(this.local, {
      table: "sealed",
      read: readDraft,
    });
  }

  /** As `SealedRows.unreadable`. */
  get unreadable(): number {
    return this.rows.unreadable;
  }

  list(): Promise<LocalDraft[]> {
    return this.rows.list();
  }

  get(id: string): Promise<LocalDraft | undefined> {
    return this.rows.get(id);
  }

  /** As `SealedRows.change`. */
  change(
    id: string,
    change: (draft: LocalDraft | undefined) => LocalDraft | null | undefined,
  ): Promise<LocalDraft | null> {
    return this.rows.change(id, change);
  }

  close(): Promise<void> {
    return this.local.close();
  }
}
