import { oneAtATime } from "@/lib/offline/one-at-a-time";
import type { RoundEnd } from "@/lib/offline/send-round";
import { StoreError, storeError, type StoreFault } from "@/lib/offline/store-fault";
import { byAge, type Stored } from "@/lib/offline/sealed-rows";

/** What every screen may say about a queue. */
export interface SenderView {
  /** False until the device's store has been read once. */
  read: boolean;
  /** Why nothing is sent, if that is known. */
  halt: "signedOut" | "outdated" | null;
  online: boolean;
  /** The last try found no server, or one that cannot work now; the next one comes by itself. */
  unreachable: boolean;
  fault: StoreFault | null;
}

export const emptySender: SenderView = { read: false, halt: null, online: true, unreachable: false, fault: null };

/** Timers of a sleeping phone come late, so a wait is never longer than this. */
const longestSleep = 60_000;
const shortestSleep = 250;
/** If only a person can help (sign in, reload), the server is not asked more often than this automatically. */
const haltedSleep = 5 * 60_000;
/** A long queue changes many times a second. The screens are notified at once, and then at most this often. */
const betweenTellingsMs = 100;
/** What the server has acknowledged leaves the device after this long. */
export const keptAfterSent = 24 * 3600_000;

type Listener = () => void;

/** A queue at work in a browser: when its rounds run, in which tab, and what the screens are shown. */
export abstract class SenderBase<View extends SenderView> {
  private readonly listeners = new Set<Listener>();
  private readonly channel: BroadcastChannel | null;
  private running: Promise<void> | null = null;
  private again: { atOnce: boolean } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** When the timer runs out (ms). */
  private timerAt = Infinity;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private untold = false;

  constructor(
    readonly userId: string,
    protected view: View,
    /** Every tab of the account must use the same ones. */
    private readonly names: { channel: string; lock: string },
  ) {
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(names.channel);
    if (this.channel) this.channel.onmessage = () => void this.refresh();
  }

  /** Sends what is due until nothing is. */
  protected abstract sendDue(options: { atOnce: boolean }): Promise<RoundEnd>;
  /** Reads the store and shows what is in it. @throws StoreError */
  protected abstract readStore(): Promise<unknown>;

  readonly current = (): View => this.view;

  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    this.joined(this.listeners.size);
    return () => {
      this.listeners.delete(listener);
      this.left(this.listeners.size);
    };
  };

  /** A listener was added; the argument is their number now. */
  protected abstract joined(listeners: number): void;
  /** A listener was removed; the argument is the number left. */
  protected left(_listeners: number): void {}

  /** Runs a round now, or once more after the current one. While halted, only a person's request runs a round. */
  wake({ atOnce = false } = {}): void {
    if (this.view.halt !== null && !atOnce) return;
    if (this.running) {
      this.again = { atOnce: atOnce || (this.again?.atOnce ?? false) };
      return;
    }
    this.setTimer(undefined);
    this.running = this.round(atOnce)
      .catch(() => this.sleepUntil(Date.now() + longestSleep))
      .finally(() => {
        this.running = null;
        const { again } = this;
        this.again = null;
        if (again) this.wake(again);
      });
  }

  private async round(atOnce: boolean): Promise<void> {
    const end = await oneAtATime(this.names.lock, () => this.sendDue({ atOnce }));
    const halt = end.kind === "signedOut" || end.kind === "outdated" ? end.kind : null;
    this.show({ halt, unreachable: end.kind === "later" && end.unreachable === true });
    if (halt) this.setTimer({ ms: haltedSleep, atOnce: true });
    if (end.kind === "later") this.sleepUntil(end.at);
  }

  /**
   * A round at this moment at the latest: something waits until then, and for now there is nothing to do or to read.
   */
  wakeBy(moment: number): void {
    // The round that runs may have looked before what waits was there.
    if (this.running) this.wake();
    else if (this.view.halt === null && moment < this.timerAt) this.sleepUntil(moment);
  }

  private sleepUntil(moment: number) {
    this.setTimer({ ms: Math.min(Math.max(moment - Date.now(), shortestSleep), longestSleep), atOnce: false });
  }

  private setTimer(sleep: { ms: number; atOnce: boolean } | undefined) {
    clearTimeout(this.timer);
    this.timerAt = sleep ? Date.now() + sleep.ms : Infinity;
    if (sleep) this.timer = setTimeout(() => this.wake({ atOnce: sleep.atOnce }), sleep.ms);
  }

  /** Wakes with the network and with the page. */
  protected watch(): void {
    window.addEventListener("online", this.comeBack);
    window.addEventListener("offline", this.comeBack);
    document.addEventListener("visibilitychange", this.comeBack);
    this.show({ online: navigator.onLine });
  }

  protected unwatch(): void {
    window.removeEventListener("online", this.comeBack);
    window.removeEventListener("offline", this.comeBack);
    document.removeEventListener("visibilitychange", this.comeBack);
    this.setTimer(undefined);
  }

  private readonly comeBack = () => {
    this.show({ online: navigator.onLine });
    if (document.visibilityState === "visible" && navigator.onLine) this.wake({ atOnce: true });
  };

  protected async refresh(): Promise<void> {
    await this.readStore().catch((error: unknown) => this.show({ read: true, fault: storeError(error).fault }));
  }

  /** Runs work that writes to the store, and shows the fault if the store could not write. */
  protected async writing<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      if (this.view.fault) this.show({ fault: null });
      return result;
    } catch (error) {
      if (error instanceof StoreError) this.show({ fault: error.fault });
      throw error;
    }
  }

  /** The other tabs read the store again. */
  protected tellTabs(): void {
    this.channel?.postMessage(null);
  }

  protected show(change: Partial<View> | Partial<SenderView>) {
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

/** The items with this one as it is now, or without it if it was deleted. */
export function withItem<Item extends Stored>(items: readonly Item[], id: string, item: Item | null): Item[] {
  const others = items.filter((each) => each.id !== id);
  return item ? [...others, item].sort(byAge) : others;
}
