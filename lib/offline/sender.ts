import { isUnsent, needsPerson, type LocalDraft } from "@/lib/offline/local-draft";
import { StoreError, type StoreFault } from "@/lib/offline/store-fault";
import { LocalStore } from "@/lib/offline/local-store";
import { Outbox, type DraftStore, type RoundEnd } from "@/lib/offline/outbox";
import { draftsChannel, outboxTag, sendLock } from "@/lib/offline/shared-names";
import { SyncClient } from "@/lib/offline/sync-client";

/** The outbox at work in a browser: when to run it, in which tab, and what every screen may say about it. */
export interface OutboxView {
  /** False until the device's store has been read once. */
  read: boolean;
  drafts: readonly LocalDraft[];
  /** Under way in this tab at this moment. */
  sending: readonly string[];
  /** Why nothing goes out, where that is known. */
  halt: "signedOut" | "outdated" | null;
  online: boolean;
  fault: StoreFault | null;
  /** Drafts that another key has sealed: they are there, and cannot be shown. */
  unreadable: number;
}

export const emptyView: OutboxView = {
  read: false,
  drafts: [],
  sending: [],
  halt: null,
  online: true,
  fault: null,
  unreadable: 0,
};

/** What was acknowledged this long ago leaves the device. */
const keptAfterSaved = 24 * 3600_000;
const leaseMs = 40_000;
/** Timers of a sleeping phone come late; never wait longer than this without looking. */
const longestSleep = 60_000;
/** Where only a person can help (sign in, reload) the server is asked no oftener by itself. */
const haltedSleep = 5 * 60_000;

/** A long queue changes many times a second; the screens are told at once, and then at most this often. */
const betweenTellingsMs = 100;

type Listener = () => void;

export class Sender implements DraftStore {
  readonly store: LocalStore;
  private view: OutboxView = emptyView;
  private readonly listeners = new Set<Listener>();
  private readonly outbox: Outbox;
  private readonly channel: BroadcastChannel | null;
  private running: Promise<void> | null = null;
  private again: { atOnce: boolean } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private untold = false;

  constructor(readonly userId: string) {
    this.store = new LocalStore(userId);
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(draftsChannel(userId));
    const clock = { now: () => Date.now(), random: () => Math.random() };
    this.outbox = new Outbox(this, new SyncClient(userId), clock, (sending) => this.show({ sending }));
    if (this.channel) this.channel.onmessage = () => void this.refresh();
  }

  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.start();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stop();
    };
  };

  readonly current = (): OutboxView => this.view;

  /** As LocalStore.change, and every tab's screens learn of it. */
  async change(id: string, change: Parameters<DraftStore["change"]>[1]): Promise<LocalDraft | null> {
    try {
      const after = await this.store.change(id, change);
      const others = this.view.drafts.filter((draft) => draft.id !== id);
      const drafts = after ? [...others, after].sort((a, b) => a.createdAt - b.createdAt) : others;
      this.show({ drafts, fault: null });
      this.channel?.postMessage(id);
      return after;
    } catch (error) {
      if (error instanceof StoreError) this.show({ fault: error.fault });
      throw error;
    }
  }

  async list(): Promise<LocalDraft[]> {
    const drafts = await this.store.list();
    this.show({ drafts, read: true, fault: null, unreadable: this.store.unreadable });
    return drafts;
  }

  /** Runs the outbox now, or once more after the run that is under way. What is typed after a 401 asks for no further one. */
  wake({ atOnce = false } = {}): void {
    if (this.view.halt !== null && !atOnce) return;
    if (this.running) {
      this.again = { atOnce: atOnce || (this.again?.atOnce ?? false) };
      return;
    }
    clearTimeout(this.timer);
    this.running = this.round(atOnce)
      .catch(() => this.sleepUntil(Date.now() + longestSleep))
      .finally(() => {
        this.running = null;
        const { again } = this;
        this.again = null;
        if (again) this.wake(again);
      });
  }

  /** A person asks for it: whatever was refused or waits for its next try goes again. */
  async retry(id: string): Promise<void> {
    await this.change(id, (draft) => {
      if (!draft || draft.queue.at === "conflict") return undefined;
      return { ...draft, queue: { at: "waiting" }, attempts: 0, retryAt: 0 };
    });
    this.wake({ atOnce: true });
  }

  private async round(atOnce: boolean): Promise<void> {
    const end = await oneAtATime(sendLock(this.userId), () => this.outbox.run({ atOnce }));
    const halt = end.kind === "signedOut" || end.kind === "outdated" ? end.kind : null;
    this.show({ halt });
    if (halt) this.timer = setTimeout(() => this.wake({ atOnce: true }), haltedSleep);
    if (end.kind === "later") this.sleepUntil(end.at);
  }

  private sleepUntil(moment: number) {
    clearTimeout(this.timer);
    const pause = Math.min(Math.max(moment - Date.now(), 250), longestSleep);
    this.timer = setTimeout(() => this.wake(), pause);
  }

  private readonly comeBack = () => {
    this.show({ online: navigator.onLine });
    if (document.visibilityState === "visible" && navigator.onLine) this.wake({ atOnce: true });
  };

  private start() {
    window.addEventListener("online", this.comeBack);
    window.addEventListener("offline", this.comeBack);
    document.addEventListener("visibilitychange", this.comeBack);
    navigator.serviceWorker?.addEventListener("message", this.woken);
    this.show({ online: navigator.onLine });
    void this.refresh()
      .then(() => this.forgetSaved())
      .catch(() => {});
    this.wake({ atOnce: true });
  }

  private stop() {
    window.removeEventListener("online", this.comeBack);
    window.removeEventListener("offline", this.comeBack);
    document.removeEventListener("visibilitychange", this.comeBack);
    navigator.serviceWorker?.removeEventListener("message", this.woken);
    clearTimeout(this.timer);
  }

  private async refresh(): Promise<void> {
    try {
      await this.list();
    } catch (error) {
      this.show({ read: true, fault: error instanceof StoreError ? error.fault : "unknown" });
    }
  }

  /** Told by the service worker that there is a network again; the browser fires nothing else in a page in the background. */
  private readonly woken = ({ data }: MessageEvent<unknown>) => {
    if (data === outboxTag) this.wake({ atOnce: true });
  };

  private async forgetSaved(): Promise<void> {
    const before = Date.now() - keptAfterSaved;
    for (const { id } of this.view.drafts) {
      await this.change(id, (draft) => (draft && !isUnsent(draft) && draft.updatedAt < before ? null : undefined));
    }
  }

  private show(change: Partial<OutboxView>) {
    this.view = { ...this.view, ...change };
    if (this.resting) {
      this.untold = true;
      return;
    }
    for (const listener of this.listeners) listener();
    this.untold = false;
    this.resting = setTimeout(() => {
      this.resting = undefined;
      if (this.untold) this.show({});
    }, betweenTellingsMs);
  }
}

/** One sender across all tabs of the account; without Web Locks (a plain-http address) a lease in localStorage. */
async function oneAtATime(name: string, work: () => Promise<RoundEnd>): Promise<RoundEnd> {
  if (navigator.locks) return navigator.locks.request(name, work);
  const lease = Number(localStorage.getItem(name) ?? 0);
  const left = lease - Date.now();
  // One that runs longer than any was given comes from a clock that has been set back since.
  if (left > 0 && left <= leaseMs) return { kind: "later", at: lease };
  localStorage.setItem(name, String(Date.now() + leaseMs));
  try {
    return await work();
  } finally {
    localStorage.removeItem(name);
  }
}

const senders = new Map<string, Sender>();

/** The one sender of an account in this tab. */
export function senderOf(userId: string): Sender {
  const known = senders.get(userId);
  if (known) return known;
  const sender = new Sender(userId);
  senders.set(userId, sender);
  return sender;
}

/** What is on this device and not with the server: how many, and how many of them a person has to look at. */
export function unsentCounts(view: OutboxView): { unsent: number; toDo: number } {
  return { unsent: view.drafts.filter(isUnsent).length, toDo: view.drafts.filter(needsPerson).length };
}
