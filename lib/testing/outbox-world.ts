import { sameContent, withMerge, withTyping, type LocalDraft } from "@/lib/offline/local-draft";
import { Outbox, type Answer, type DraftStore, type Transport } from "@/lib/offline/outbox";
import type { RoundEnd } from "@/lib/offline/send-round";
import type { VisitContent } from "@/lib/visits/schema";
import type { SyncReply, SyncRequest } from "@/lib/visits/sync-schema";
import { checkTyped } from "@/lib/visits/check-draft";
import { blankVisit, type DraftVisit } from "@/lib/visits/draft";
import type { VisitState } from "@/lib/vocabulary";

/**
 * A device, a network that fails on command, and a server that keeps the promises of the sync route: for the outbox's
 * model.
 */

export const visitId = "00000000-0000-4000-8000-000000000001";
const projectId = "00000000-0000-4000-8000-0000000000aa";
const me = "00000000-0000-4000-8000-0000000000bb";
const siteId = "00000000-0000-4000-8000-0000000000cc";

export type Weather = "good" | "requestLost" | "replyLost" | "deliveredTwice" | "signedOut" | "serverFails" | "garbage";

/** A visit with these texts, one entry for each. */
export function visitSaying(texts: readonly string[]): DraftVisit {
  const entries = texts.map((text, place) => ({
    id: `00000000-0000-4000-8000-${String(place).padStart(12, "0")}`,
    dimension: "status" as const,
    questionId: null,
    text,
    form: "summary" as const,
    speakerCategory: "",
  }));
  return { ...blankVisit({ today: "2026-11-23", me }), siteId, method: "seminar", entries };
}

export function contentOf(typed: DraftVisit): VisitContent {
  const checked = checkTyped(typed, "draft");
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.content;
}

interface Version {
  content: VisitContent;
  by: "device" | "stranger";
}

export class ModelServer {
  readonly versions: Version[] = [];
  state: VisitState = "draft";

  get current(): Version | undefined {
    return this.versions.at(-1);
  }

  strangerSaves(content: VisitContent): void {
    if (this.current && (this.state === "draft" || this.state === "returned"))
      this.versions.push({ content, by: "stranger" });
  }

  receive({ id, baseVersion, content, submit }: SyncRequest["items"][number]): SyncReply {
    const now = this.current;
    const version = this.versions.length;
    if (now && sameContent(now.content, content)) {
      if (submit && (this.state === "draft" || this.state === "returned")) this.state = "submitted";
      return { id, status: "duplicate", version, state: this.state };
    }
    if (this.state === "submitted") return { id, status: "forbidden", key: "visits.sync.notEditable.submitted" };
    if (now && baseVersion !== version)
      return { id, status: "conflict", server: { version, state: this.state, content: now.content } };
    this.versions.push({ content, by: "device" });
    if (submit) this.state = "submitted";
    return { id, status: "saved", version: version + 1, state: this.state };
  }
}

/** Stores drafts as IndexedDB would: each change atomic, complete copies in and out. */
export class MemoryStore implements DraftStore {
  private readonly drafts = new Map<string, LocalDraft>();

  async list() {
    return structuredClone([...this.drafts.values()]);
  }

  async change(id: string, change: Parameters<DraftStore["change"]>[1]) {
    const before = structuredClone(this.drafts.get(id));
    const after = change(before);
    if (after === undefined) return before ?? null;
    if (after === null) this.drafts.delete(id);
    else this.drafts.set(id, structuredClone(after));
    return after;
  }
}

export class World implements Transport {
  readonly server = new ModelServer();
  weather: Weather = "good";
  /** Runs on the device between the server's work and its reply. */
  meanwhile: (() => Promise<void>) | null = null;
  now = 1_000_000;
  private outbox: Outbox;

  constructor(readonly store: DraftStore) {
    this.outbox = this.makeOutbox();
  }

  private makeOutbox(): Outbox {
    return new Outbox(this.store, this, { now: () => this.now, random: () => 0.5 });
  }

  /** The browser was closed and opened again: only the store is left. */
  restart(): void {
    this.outbox = this.makeOutbox();
  }

  async draft(): Promise<LocalDraft | undefined> {
    return (await this.store.list()).find(({ id }) => id === visitId);
  }

  async type(texts: string[]): Promise<void> {
    const typed = visitSaying(texts);
    const typing = {
      id: visitId,
      projectId,
      siteName: "桥头镇",
      baseVersion: 0,
      typed,
      content: contentOf(typed),
      keeper: "tab",
    };
    await this.store.change(visitId, (draft) => withTyping(draft, typing, this.now));
  }

  async submit(): Promise<void> {
    await this.store.change(visitId, (draft) => draft && { ...draft, submitRequested: true });
  }

  /** The person keeps both texts. */
  async merge(): Promise<void> {
    await this.store.change(visitId, (draft) => {
      if (draft?.queue.at !== "conflict") return undefined;
      const { version, content } = draft.queue.server;
      const typed = visitSaying([...new Set([...content.entries, ...draft.typed.entries].map(({ text }) => text))]);
      return withMerge(draft, { typed, content: contentOf(typed), baseVersion: version }, this.now);
    });
  }

  async run({ atOnce } = { atOnce: true }): Promise<RoundEnd> {
    return this.outbox.run({ atOnce });
  }

  async send(request: SyncRequest): Promise<Answer> {
    const { weather } = this;
    if (weather === "requestLost") throw new TypeError("network");
    if (weather === "signedOut") return { kind: "signedOut" };
    if (weather === "garbage") return { kind: "none" };
    // One bad round, then a good network, so that a run ends.
    this.weather = "good";
    if (weather === "serverFails") {
      return {
        kind: "replies",
        replies: request.items.map(({ id }) => ({ id, status: "failed", key: "errors.unexpected" })),
      };
    }
    const sent: SyncRequest = JSON.parse(JSON.stringify(request)); // as it is sent over the network
    let replies = sent.items.map((item) => this.server.receive(item));
    if (weather === "deliveredTwice") replies = sent.items.map((item) => this.server.receive(item));
    const { meanwhile } = this;
    this.meanwhile = null;
    await meanwhile?.();
    if (weather === "replyLost") {
      this.now += 30_000;
      this.weather = "requestLost";
      throw new DOMException("timeout", "TimeoutError");
    }
    return { kind: "replies", replies };
  }
}
