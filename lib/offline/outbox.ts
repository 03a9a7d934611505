import { sameContent, type LocalDraft } from "@/lib/offline/local-draft";
import { nextTry, retryDelay, silenceDelay, soon, type Clock, type RoundEnd } from "@/lib/offline/send-round";
import type { VisitContent } from "@/lib/visits/schema";
import { syncMaxBytes, syncMaxItems, syncProtocol } from "@/lib/visits/sync-limits";
import type { SyncReply, SyncRequest } from "@/lib/visits/sync-schema";
import type { VisitState } from "@/lib/vocabulary";

/**
 * The outbox: what is sent when, and what a reply does to a draft. Storage, network and clock are arguments, so that a
 * model can test it with lost replies, restarts and conflicts. A draft counts as sent only when the server has
 * acknowledged the very revision that was sent.
 */

/**
 * One atomic read-change-write of a draft. `null` from `change` deletes it. `change` may run more than once, so it must
 * have no side effects.
 */
export interface DraftStore {
  list(): Promise<LocalDraft[]>;
  change(
    id: string,
    change: (draft: LocalDraft | undefined) => LocalDraft | null | undefined,
  ): Promise<LocalDraft | null>;
}

export type Answer =
  | { kind: "replies"; replies: SyncReply[] }
  /** 401: the session ended, or belongs to another account. */
  | { kind: "signedOut" }
  /** 426: this page is older than the server understands. */
  | { kind: "outdated" }
  /**
   * No connection, no answer in time, an answer that is none of ours, or the server's word that it cannot work now;
   * that word may say when to ask again.
   */
  | { kind: "none"; retryAfterMs?: number };

export interface Transport {
  send(request: SyncRequest): Promise<Answer>;
}

export interface Sending {
  id: string;
  revision: number;
  content: VisitContent;
  submit: boolean;
}

/** A text is sent when the writer pauses for this long. A submission is sent at once. */
export const quietMs = 3_000;
function sendable(draft: LocalDraft): boolean {
  if (!draft.content || !(draft.dirty || draft.submitRequested)) return false;
  return draft.queue.at === "waiting" || draft.queue.at === "saved" || draft.queue.at === "failed";
}

/** The moment from which a draft may be sent, or null if it must not be sent. */
export function dueAt(draft: LocalDraft, now: number): number | null {
  if (!sendable(draft)) return null;
  const retryAt = nextTry(draft.retryAt, now);
  return draft.submitRequested ? retryAt : Math.max(retryAt, soon(draft.updatedAt + quietMs, quietMs, now));
}

/** What a reply does to the draft. `now` and `random` set the next try after a failure. */
export function afterReply(draft: LocalDraft, sent: Sending, reply: SyncReply, clock: Clock): LocalDraft {
  const answered = { ...draft, attempts: 0, retryAt: 0, unanswered: [] };
  const changed = draft.revision !== sent.revision;
  switch (reply.status) {
    case "saved":
    case "duplicate":
      return {
        ...answered,
        baseVersion: reply.version,
        dirty: changed,
        submitRequested: draft.submitRequested && !handedOver(reply.state) && (changed || !sent.submit),
        queue: changed ? { at: "waiting" } : { at: "saved", state: reply.state },
      };
    case "conflict": {
      // An earlier request of ours arrived though its reply did not. No other person's text is affected.
      const { version, state, content } = reply.server;
      if (sameContent(sent.content, content))
        return afterReply(draft, sent, { id: sent.id, status: "duplicate", version, state }, clock);
      const ours = draft.unanswered.some((unanswered) => sameContent(unanswered, content));
      if (ours) return { ...answered, baseVersion: version, queue: { at: "waiting" } };
      return { ...answered, queue: { at: "conflict", server: reply.server } };
    }
    case "invalid":
      return changed
        ? { ...answered, queue: { at: "waiting" } }
        : { ...answered, submitRequested: false, queue: { at: "invalid", fields: reply.fields } };
    case "forbidden":
      return { ...answered, queue: { at: "forbidden", key: reply.key } };
    case "failed": {
      const attempts = draft.attempts + 1;
      const retryAt = clock.now() + retryDelay(attempts, clock.random());
      const reference = reply.reference === undefined ? {} : { reference: reply.reference };
      return { ...draft, attempts, retryAt, queue: { at: "failed", key: reply.key, ...reference } };
    }
  }
}

function handedOver(state: VisitState): boolean {
  return state === "submitted" || state === "approved";
}

function afterSilence(draft: LocalDraft, clock: Clock, retryAfterMs: number | undefined): LocalDraft {
  const attempts = draft.attempts + 1;
  return { ...draft, attempts, retryAt: clock.now() + silenceDelay(attempts, clock.random(), retryAfterMs) };
}

/**
 * Notes on the device what will be sent, before it is sent. Otherwise a lost reply would later look like another
 * person's edit.
 */
function noteSending(draft: LocalDraft, content: VisitContent): LocalDraft {
  if (draft.unanswered.some((sent) => sameContent(sent, content))) return draft;
  return { ...draft, unanswered: [...draft.unanswered, content] };
}

export class Outbox {
  constructor(
    private readonly store: DraftStore,
    private readonly transport: Transport,
    private readonly clock: Clock,
    /** Called with the drafts that are under way, and with none when the round is over. */
    private readonly onSending: (ids: readonly string[]) => void = () => {},
  ) {}

  /**
   * Sends what is due until nothing is. `atOnce`: drafts that wait for their next try are sent now (back online, a
   * person pressed retry).
   */
  async run({ atOnce = false } = {}): Promise<RoundEnd> {
    if (atOnce) await this.forgive(() => true);
    let answered = false;
    for (;;) {
      const now = this.clock.now();
      const drafts = await this.store.list();
      const due = drafts.filter((draft) => (dueAt(draft, now) ?? Infinity) <= now).slice(0, syncMaxItems);
      if (due.length === 0) return this.next(drafts, now);
      const sendings = await this.prepare(due);
      if (sendings.length === 0) continue;
      const end = await this.deliver(sendings);
      if (end) return end;
      // The server answers again. So drafts that only had no answer need not wait for their noted moment.
      if (!answered) await this.forgive(({ queue }) => queue.at === "waiting");
      answered = true;
    }
  }

  private next(drafts: LocalDraft[], now: number): RoundEnd {
    const moments = drafts.flatMap((draft) => dueAt(draft, now) ?? []);
    return moments.length === 0 ? { kind: "idle" } : { kind: "later", at: Math.min(...moments) };
  }

  private async forgive(which: (draft: LocalDraft) => boolean) {
    for (const known of await this.store.list()) {
      if (known.retryAt > 0 && which(known))
        await this.store.change(known.id, (draft) => draft && { ...draft, retryAt: 0 });
    }
  }

  private async prepare(due: LocalDraft[]) {
    const sendings: (Sending & { item: SyncRequest["items"][number] })[] = [];
    let bytes = 0;
    for (const { id, content: text } of due) {
      // A Chinese character is three bytes. The first draft is always sent.
      bytes += 3 * JSON.stringify(text).length;
      if (sendings.length > 0 && bytes > syncMaxBytes) break;
      // The store may call this again with what another tab has written meanwhile: only what was stored last is sent.
      let sending: (typeof sendings)[number] | undefined;
      await this.store.change(id, (draft) => {
        sending = undefined;
        if (!draft?.content || !sendable(draft)) return undefined;
        const { projectId, baseVersion, content, revision, submitRequested: submit } = draft;
        sending = { id, revision, content, submit, item: { projectId, id, baseVersion, content, submit } };
        return noteSending(draft, content);
      });
      if (sending) sendings.push(sending);
    }
    return sendings;
  }

  /** One request. Returns how the round ends, or nothing if there may be more to send. */
  private async deliver(sendings: (Sending & { item: SyncRequest["items"][number] })[]): Promise<RoundEnd | undefined> {
    this.onSending(sendings.map(({ id }) => id));
    const answer: Answer = await this.transport
      .send({ protocol: syncProtocol, items: sendings.map(({ item }) => item) })
      .catch((): Answer => ({ kind: "none" }))
      .finally(() => this.onSending([]));
    if (answer.kind === "signedOut" || answer.kind === "outdated") return { kind: answer.kind };
    const retries: number[] = [];
    for (const sent of sendings) {
      const reply = answer.kind === "replies" ? answer.replies.find(({ id }) => id === sent.id) : undefined;
      const after = await this.store.change(sent.id, (draft) => {
        if (!draft) return undefined;
        if (reply) return afterReply(draft, sent, reply, this.clock);
        return afterSilence(draft, this.clock, answer.kind === "none" ? answer.retryAfterMs : undefined);
      });
      if (after) retries.push(after.retryAt);
    }
    // Nobody answered: what else waits would only run into the same silence.
    if (answer.kind !== "none" || retries.length === 0) return undefined;
    return { kind: "later", at: Math.max(...retries), unreachable: true };
  }
}
