import { tellFilesWaiting } from "@/lib/offline/file-count";
import type { AttachmentItem } from "@/lib/attachments/types";
import { holding, ifNobodyHolds } from "@/lib/offline/file-holding";
import { FileQueue } from "@/lib/offline/file-queue";
import { FileStore, pieceBytes } from "@/lib/offline/file-store";
import { loadFileHash } from "@/lib/offline/late-hash";
import { isFileUnsent, unsentFiles, type LocalFile } from "@/lib/offline/local-file";
import { deviceClock, type RoundEnd } from "@/lib/offline/send-round";
import { senderOf } from "@/lib/offline/sender";
import { emptySender, keptAfterSent, SenderBase, withItem, type SenderView } from "@/lib/offline/sender-base";
import { filesChannel, uploadLock } from "@/lib/offline/shared-names";
import { storeError } from "@/lib/offline/store-fault";
import { FileRepeated } from "@/lib/offline/take-fault";
import { UploadClient } from "@/lib/offline/upload-client";

/** A file of the same visit on the server. */
export type StoredFile = Pick<AttachmentItem, "fileName" | "sourceSha256" | "missing">;

/** The queue of files at work in a browser, and what the screens may say about it. */
export interface FilesView extends SenderView {
  files: readonly LocalFile[];
  /** The files that this tab is sending. */
  progress: { id: string; sent: number } | null;
}

export const emptyFiles: FilesView = { ...emptySender, files: [], progress: null };

/** Runs while the page is open: an upload continues when the person leaves the form that began it. */
export class FileSender extends SenderBase<FilesView> {
  readonly store: FileStore;
  private readonly queue: FileQueue;
  private started = false;

  constructor(userId: string) {
    super(userId, emptyFiles, { channel: filesChannel(userId), lock: uploadLock(userId) });
    this.store = new FileStore(userId);
    const store = {
      list: () => this.store.list(),
      get: (id: string) => this.store.get(id),
      change: this.change,
      slice: this.store.slice.bind(this.store),
    };
    this.queue = new FileQueue(
      store,
      new UploadClient(userId),
      deviceClock,
      (file) => this.ready(file),
      (progress) => this.show({ progress }),
    );
  }

  start(): void {
    if (this.started) return;
    this.started = true;
    this.watch();
    const drafts = senderOf(this.userId);
    drafts.subscribe(() => {
      if (!this.view.files.some((file) => file.state.at === "waiting")) return;
      // When a visit's text is accepted, its files may follow. Signing in again for the drafts also counts for the
      // files.
      this.wake({ atOnce: this.view.halt !== null && drafts.current().halt === null });
    });
    void this.recover().then(() => this.wake({ atOnce: true }));
  }

  readonly change = async (id: string, change: Parameters<FileStore["change"]>[1]): Promise<LocalFile | null> => {
    const after = await this.writing(() => this.store.change(id, change));
    this.show({ files: withItem(this.view.files, id, after) });
    this.tellTabs();
    return after;
  };

  /**
   * Stores a file. When this resolves, the file is promised, and is sent when there is a network. `stored` is what is
   * known of the visit's files on the server. @throws StoreError, FileRepeated
   */
  async add(file: LocalFile, bytes: Blob, stored: readonly StoredFile[] = []): Promise<void> {
    const keep = async () => {
      const hash = (await loadFileHash()).fileHash();
      await this.store.begin({ ...file, state: { at: "adding" } });
      for (let from = 0; from < bytes.size; from += pieceBytes) {
        const piece = new Uint8Array(await bytes.slice(from, from + pieceBytes).arrayBuffer());
        hash.add(piece);
        await this.store.append(file.id, piece);
      }
      const same = await this.sameFile(file, hash.end(), stored);
      if (same) throw new FileRepeated(same.fileName);
      await this.store.complete(file.id);
    };
    await this.writing(() =>
      holding(file.id, keep).catch(async (error: unknown) => {
        await this.store.remove(file.id).catch(() => {});
        if (error instanceof FileRepeated) throw error;
        throw storeError(error); // also for a picked file that cannot be read: the panel says that it was not stored
      }),
    );
    await this.told();
    this.wake();
  }

  /** A sent file counts by the server's list, because it may have been removed there. */
  private async sameFile(file: LocalFile, hash: string, stored: readonly StoredFile[]) {
    const here = (await this.store.list()).find(
      (other) => other.visitId === file.visitId && other.sha256 === hash && isFileUnsent(other),
    );
    return here ?? stored.find((other) => other.sourceSha256 === hash && !other.missing);
  }

  async remove(id: string): Promise<void> {
    await this.writing(() => this.store.remove(id));
    await this.told();
  }

  async retry(id: string): Promise<void> {
    await this.change(id, (file) => file && { ...file, state: { at: "waiting" }, attempts: 0, retryAt: 0 });
    this.wake({ atOnce: true });
  }

  /** All that this device has of a file, for showing it. */
  async blobOf(file: LocalFile): Promise<Blob> {
    return new Blob([await this.store.slice(file, 0, file.byteSize)], { type: file.mediaType });
  }

  /** The screens of every tab are notified of a change. */
  async told(): Promise<void> {
    await this.refresh();
    this.tellTabs();
  }

  protected sendDue(options: { atOnce: boolean }): Promise<RoundEnd> {
    return navigator.onLine ? this.queue.run(options) : Promise.resolve({ kind: "idle" });
  }

  protected async readStore(): Promise<void> {
    this.show({ files: await this.store.list(), read: true, fault: null });
  }

  protected joined(): void {
    this.start();
  }

  /** The text first: the server accepts no files for a visit, or an entry, that it does not have yet. */
  private async ready(file: LocalFile): Promise<boolean> {
    const draft = await senderOf(this.userId).store.get(file.visitId);
    if (!draft) return true;
    const entries = file.entryId !== null || file.cues.some((cue) => cue.entryId !== null);
    return draft.baseVersion > 0 && (!entries || !draft.dirty || draft.queue.at === "conflict");
  }

  /**
   * What a closed page left behind: recordings are kept up to their last piece. Half-added files were never promised.
   */
  private async recover(): Promise<void> {
    await this.refresh();
    const now = Date.now();
    for (const file of this.view.files) {
      if (file.state.at === "uploaded" && file.updatedAt < now - keptAfterSent) await this.store.remove(file.id);
      if (file.state.at !== "adding" && file.state.at !== "recording") continue;
      await ifNobodyHolds(file, async () => {
        const { at } = (await this.store.get(file.id))?.state ?? {};
        if (at === "adding") await this.store.remove(file.id);
        if (at === "recording") await this.store.complete(file.id);
      });
    }
    await this.told();
  }

  protected override show(change: Partial<FilesView>) {
    super.show(change);
    if (change.files) tellFilesWaiting(this.userId, unsentFiles(this.view).length);
  }
}

const senders = new Map<string, FileSender>();

/** The one sender of files of an account in this tab. */
export function fileSenderOf(userId: string): FileSender {
  const known = senders.get(userId);
  if (known) return known;
  const sender = new FileSender(userId);
  senders.set(userId, sender);
  return sender;
}
