import { tellFilesWaiting } from "@/lib/offline/file-count";
import { FileQueue, type FileRoundEnd } from "@/lib/offline/file-queue";
import { FileStore, pieceBytes } from "@/lib/offline/file-store";
import { isFileUnsent, type LocalFile } from "@/lib/offline/local-file";
import { StoreError, type StoreFault } from "@/lib/offline/store-fault";
import { senderOf } from "@/lib/offline/sender";
import { UploadClient } from "@/lib/offline/upload-client";

/** The queue of files at work in a browser: when it runs, in which tab, and what the screens may say about it. */
export interface FilesView {
  read: boolean;
  files: readonly LocalFile[];
  /** Under way in this tab. */
  progress: { id: string; sent: number } | null;
  signedOut: boolean;
  fault: StoreFault | null;
}

export const emptyFiles: FilesView = { read: false, files: [], progress: null, signedOut: false, fault: null };

const longestSleep = 60_000;
const keptAfterSent = 24 * 3600_000;
/** Where the browser cannot say who holds a file: one that was touched this lately may still be in work. */
const aliveMs = 60_000;

const fileLock = (id: string) => `zoufang-file-${id}`;

type Listener = () => void;

export class FileSender {
  readonly store: FileStore;
  private view: FilesView = emptyFiles;
  private readonly listeners = new Set<Listener>();
  private readonly queue: FileQueue;
  private readonly channel: BroadcastChannel | null;
  private running: Promise<void> | null = null;
  private again = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private started = false;

  constructor(readonly userId: string) {
    this.store = new FileStore(userId);
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`zoufang-files-${userId}`);
    if (this.channel) this.channel.onmessage = () => void this.refresh();
    const clock = { now: () => Date.now(), random: () => Math.random() };
    const store = {
      list: () => this.store.list(),
      get: (id: string) => this.store.get(id),
      change: this.change,
      slice: this.store.slice.bind(this.store),
    };
    this.queue = new FileQueue(
      store,
      new UploadClient(userId),
      clock,
      (file) => this.ready(file),
      (progress) => this.show({ progress }),
    );
  }

  readonly current = (): FilesView => this.view;

  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    this.start();
    return () => void this.listeners.delete(listener);
  };

  /** Runs while the page lives: an upload goes on when the form that began it has been left. */
  start(): void {
    if (this.started) return;
    this.started = true;
    const comeBack = () => {
      if (document.visibilityState === "visible" && navigator.onLine) this.wake({ atOnce: true });
    };
    window.addEventListener("online", comeBack);
    document.addEventListener("visibilitychange", comeBack);
    // A visit whose text has just been taken lets its files go.
    senderOf(this.userId).subscribe(() => {
      if (this.view.files.some((file) => file.state.at === "waiting")) this.wake();
    });
    void this.recover().then(() => this.wake({ atOnce: true }));
  }

  readonly change = async (id: string, change: Parameters<FileStore["change"]>[1]): Promise<LocalFile | null> => {
    const after = await this.store.change(id, change).catch((error: unknown) => this.fail(error));
    await this.told();
    return after;
  };

  /** Keeps a file: promised, and sent when there is a network, once this resolves. @throws StoreError */
  async add(file: LocalFile, bytes: Blob): Promise<void> {
    await holding(file.id, async () => {
      try {
        await this.store.begin({ ...file, state: { at: "adding" } });
        for (let from = 0; from < bytes.size; from += pieceBytes) {
          await this.store.append(file.id, new Uint8Array(await bytes.slice(from, from + pieceBytes).arrayBuffer()));
        }
        await this.store.complete(file.id);
      } catch (error) {
        await this.store.remove(file.id).catch(() => {});
        return this.fail(error);
      }
    });
    await this.told();
    this.wake();
  }

  async remove(id: string): Promise<void> {
    await this.store.remove(id).catch((error: unknown) => this.fail(error));
    await this.told();
  }

  async retry(id: string): Promise<void> {
    await this.change(id, (file) => file && { ...file, state: { at: "waiting" }, attempts: 0, retryAt: 0 });
    this.wake({ atOnce: true });
  }

  /** All that is on this device of a file, for showing it. */
  async blobOf(file: LocalFile): Promise<Blob> {
    return new Blob([await this.store.slice(file, 0, file.byteSize)], { type: file.mediaType });
  }

  /** Every tab's screens learn of a change. */
  async told(): Promise<void> {
    await this.refresh();
    this.channel?.postMessage(null);
  }

  wake({ atOnce = false } = {}): void {
    if (this.running) {
      this.again = true;
      return;
    }
    clearTimeout(this.timer);
    this.running = this.round(atOnce)
      .catch(() => this.sleepUntil(Date.now() + longestSleep))
      .finally(() => {
        this.running = null;
        if (!this.again) return;
        this.again = false;
        this.wake();
      });
  }

  private async round(atOnce: boolean): Promise<void> {
    if (!navigator.onLine) return;
    const work = () => this.queue.run({ atOnce });
    const end: FileRoundEnd = navigator.locks
      ? await navigator.locks.request(`zoufang-upload-${this.userId}`, work)
      : await work();
    this.show({ signedOut: end.kind === "signedOut" });
    if (end.kind === "later") this.sleepUntil(end.at);
  }

  private sleepUntil(moment: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.wake(), Math.min(Math.max(moment - Date.now(), 250), longestSleep));
  }

  /** The text first: a visit that the server has not seen takes no files, nor an entry that it has not seen. */
  private async ready(file: LocalFile): Promise<boolean> {
    const draft = await senderOf(this.userId).store.get(file.visitId);
    if (!draft) return true;
    const entries = file.entryId !== null || file.cues.some((cue) => cue.entryId !== null);
    return draft.baseVersion > 0 && (!entries || !draft.dirty || draft.queue.at === "conflict");
  }

  /** What a page that died left behind: recordings are kept up to their last piece, half-added files were never promised. */
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

  private async refresh(): Promise<void> {
    try {
      this.show({ files: await this.store.list(), read: true, fault: null });
    } catch (error) {
      this.show({ read: true, fault: error instanceof StoreError ? error.fault : "unknown" });
    }
  }

  private fail(error: unknown): never {
    this.show({ fault: error instanceof StoreError ? error.fault : "unknown" });
    throw error;
  }

  private show(change: Partial<FilesView>) {
    this.view = { ...this.view, ...change };
    if (change.files) tellFilesWaiting(this.userId, unsentFiles(this.view).length);
    for (const listener of this.listeners) listener();
  }
}

/** Runs while this tab holds the file: no other takes it for left behind. */
export async function holding<T>(id: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks ? await navigator.locks.request(fileLock(id), work) : work();
}

async function ifNobodyHolds(file: LocalFile, work: () => Promise<void>): Promise<void> {
  if (navigator.locks)
    await navigator.locks.request(fileLock(file.id), { ifAvailable: true }, async (lock) =>
      lock ? work() : undefined,
    );
  else if (file.updatedAt < Date.now() - aliveMs) await work();
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

export function unsentFiles(view: FilesView, visitId?: string): LocalFile[] {
  return view.files.filter((file) => isFileUnsent(file) && (visitId === undefined || file.visitId === visitId));
}
