import { isUnsent, needsPerson, type LocalDraft } from "@/lib/offline/local-draft";
import { LocalStore } from "@/lib/offline/local-store";
import { dueAt, Outbox, type DraftStore } from "@/lib/offline/outbox";
import { deviceClock, type RoundEnd } from "@/lib/offline/send-round";
import { emptySender, keptAfterSent, SenderBase, withItem, type SenderView } from "@/lib/offline/sender-base";
import { draftsChannel, outboxTag, sendLock } from "@/lib/offline/shared-names";
import { SyncClient } from "@/lib/offline/sync-client";

/** The outbox at work in a browser, and what every screen may say about it. */
export interface OutboxView extends SenderView {
  drafts: readonly LocalDraft[];
  /** The drafts that this tab is sending at this moment. */
  sending: readonly string[];
  /** Drafts encrypted by another key: they exist, and cannot be shown. */
  unreadable: number;
}

export const emptyView: OutboxView = { ...emptySender, drafts: [], sending: [], unreadable: 0 };

/** Runs while a screen shows the outbox. */
export class Sender extends SenderBase<OutboxView> implements DraftStore {
  readonly store: LocalStore;
  private readonly outbox: Outbox;

  constructor(userId: string) {
    super(userId, emptyView, { channel: draftsChannel(userId), lock: sendLock(userId) });
    this.store = new LocalStore(userId);
    this.outbox = new Outbox(this, new SyncClient(userId), deviceClock, (sending) => this.show({ sending }));
  }

  /** As LocalStore.change; the screens of every tab are notified. */
  async change(id: string, change: Parameters<DraftStore["change"]>[1]): Promise<LocalDraft | null> {
    const after = await this.writing(() => this.store.change(id, change));
    this.show({ drafts: withItem(this.view.drafts, id, after) });
    this.tellTabs();
    return after;
  }

  async list(): Promise<LocalDraft[]> {
    const drafts = await this.store.list();
    this.show({ drafts, read: true, fault: null, unreadable: this.store.unreadable });
    return drafts;
  }

  /** Sends the draft as it was just written, once it is due. Other drafts have their own moments already. */
  wakeFor(draft: LocalDraft | null): void {
    const moment = draft && dueAt(draft, Date.now());
    if (moment !== null) this.wakeBy(moment);
  }

  /** A person requests it: whatever was refused or waits for its next try is sent again. */
  async retry(id: string): Promise<void> {
    await this.change(id, (draft) => {
      if (!draft || draft.queue.at === "conflict") return undefined;
      return { ...draft, queue: { at: "waiting" }, attempts: 0, retryAt: 0 };
    });
    this.wake({ atOnce: true });
  }

  protected sendDue(options: { atOnce: boolean }): Promise<RoundEnd> {
    return this.outbox.run(options);
  }

  protected readStore(): Promise<LocalDraft[]> {
    return this.list();
  }

  protected joined(listeners: number): void {
    if (listeners !== 1) return;
    this.watch();
    navigator.serviceWorker?.addEventListener("message", this.woken);
    void this.refresh()
      .then(() => this.forgetSaved())
      .catch(() => {});
    this.wake({ atOnce: true });
  }

  protected override left(listeners: number): void {
    if (listeners !== 0) return;
    this.unwatch();
    navigator.serviceWorker?.removeEventListener("message", this.woken);
  }

  /**
   * Sent by the service worker when there is a network again, because the browser fires nothing else in a background
   * page.
   */
  private readonly woken = ({ data }: MessageEvent<unknown>) => {
    if (data === outboxTag) this.wake({ atOnce: true });
  };

  private async forgetSaved(): Promise<void> {
    const before = Date.now() - keptAfterSent;
    for (const { id } of this.view.drafts) {
      await this.change(id, (draft) => (draft && !isUnsent(draft) && draft.updatedAt < before ? null : undefined));
    }
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

/** What is on this device and not on the server: how many, and how many of them a person has to look at. */
export function unsentCounts(view: OutboxView): { unsent: number; toDo: number } {
  return { unsent: view.drafts.filter(isUnsent).length, toDo: view.drafts.filter(needsPerson).length };
}
