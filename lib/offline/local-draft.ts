import type { FieldProblem } from "@/lib/errors";
import { contentShape } from "@/lib/visits/content-shape";
import type { VisitContent } from "@/lib/visits/schema";
import type { ServerVisit } from "@/lib/visits/sync-schema";
import { isBlank, type DraftVisit } from "@/lib/visits/draft";
import type { VisitState } from "@/lib/vocabulary";

/**
 * The state of a draft with the server. Only the sending tab knows whether it is being sent at this moment. This is not
 * stored, so that after a crash nothing claims to be under way.
 */
export type QueueState =
  | { at: "waiting" }
  | { at: "saved"; state: VisitState }
  /** The server has another text on a later version: a person decides. */
  | { at: "conflict"; server: ServerVisit }
  | { at: "invalid"; fields: FieldProblem[] }
  | { at: "forbidden"; key: string }
  | { at: "failed"; key: string; reference?: string };

/** A visit on this device. The keeper (the form) writes the text; the outbox writes only the server's answers. */
export interface LocalDraft {
  /** The shape in which it was written. `readDraft` (draft-shape.ts) converts an older one to today's. */
  shape: number;
  id: string;
  projectId: string;
  /** The site's name when the text was typed, for the list of waiting visits. */
  siteName: string;
  /** The server's version this text was edited from. 0 if the server has not seen it. */
  baseVersion: number;
  typed: DraftVisit;
  /** The typed text as the server accepts it. Null while it is not complete enough to be sent. */
  content: VisitContent | null;
  /** Raised by every change of the text. */
  revision: number;
  /** True from a change until the server has acknowledged this very revision. */
  dirty: boolean;
  submitRequested: boolean;
  queue: QueueState;
  /** Sent without a reply: the server may or may not have them. */
  unanswered: VisitContent[];
  /** How many times in a row it was sent without an answer. */
  attempts: number;
  /** Not sent again before this moment (ms). */
  retryAt: number;
  /** The tab that writes this draft. When another tab takes it over, the first one cannot write any more. */
  keeper: string;
  createdAt: number;
  updatedAt: number;
  /** Words that look like personal data and that the person chose to keep. The form does not ask about them again. */
  asWritten?: string[];
  /** Since when the server lacks something of it. Absent in drafts from before this was stored. */
  unsentSince?: number;
}

/** Whether there is something on this device that the server has not acknowledged. */
export function isUnsent(draft: LocalDraft): boolean {
  return draft.dirty || draft.submitRequested;
}

/** Since when the server lacks something of an unsent draft (ms). */
export function unsentSince({ unsentSince: noted, baseVersion, createdAt, updatedAt }: LocalDraft): number {
  return noted ?? (baseVersion === 0 ? createdAt : updatedAt);
}

/** Whether a person has to do something before it can be sent. */
export function needsPerson(draft: LocalDraft): boolean {
  return (
    isUnsent(draft) && (draft.queue.at === "conflict" || draft.queue.at === "invalid" || draft.queue.at === "forbidden")
  );
}

/** Content as one comparable text. The order of people who went has no meaning; the order of rows and entries does. */
export function sameContent(a: VisitContent, b: VisitContent): boolean {
  return (
    comparable({ ...a, memberIds: [...a.memberIds].sort() }) ===
    comparable({ ...b, memberIds: [...b.memberIds].sort() })
  );
}

function comparable(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

export interface Typing {
  id: string;
  projectId: string;
  siteName: string;
  /** Only for the first change on this device. A stored draft keeps its own. */
  baseVersion: number;
  typed: DraftVisit;
  content: VisitContent | null;
  asWritten?: string[];
  keeper: string;
}

/**
 * Whether a change of a form is stored. A new visit in which nothing is written down yet leaves no draft behind, unless
 * something already belongs to it (`wanted`), such as a photo.
 */
export function isWorthADraft(
  draft: LocalDraft | undefined,
  { baseVersion, typed }: Pick<Typing, "baseVersion" | "typed">,
  wanted: boolean,
): boolean {
  return draft !== undefined || baseVersion > 0 || wanted || !isBlank(typed);
}

/**
 * The draft after a change of its text. A refusal is then over: the draft waits to be sent again, unless a person has
 * to decide.
 */
export function withTyping(draft: LocalDraft | undefined, typing: Typing, now: number): LocalDraft {
  const { typed, content, siteName, asWritten, keeper } = typing;
  if (!draft) {
    return {
      shape: contentShape,
      ...typing,
      revision: 1,
      dirty: true,
      submitRequested: false,
      queue: { at: "waiting" },
      unanswered: [],
      attempts: 0,
      retryAt: 0,
      createdAt: now,
      updatedAt: now,
      unsentSince: now,
    };
  }
  const held = draft.queue.at === "conflict" || draft.queue.at === "forbidden";
  return {
    ...draft,
    typed,
    content,
    siteName,
    ...(asWritten && { asWritten }),
    keeper,
    revision: draft.revision + 1,
    dirty: true,
    queue: held ? draft.queue : { at: "waiting" },
    updatedAt: now,
    unsentSince: isUnsent(draft) ? unsentSince(draft) : now,
  };
}

/** The draft after the person has merged the two texts of a conflict. It continues from the version that was shown. */
export function withMerge(
  draft: LocalDraft,
  merged: { typed: DraftVisit; content: VisitContent | null; baseVersion: number },
  now: number,
): LocalDraft {
  return {
    ...draft,
    ...merged,
    revision: draft.revision + 1,
    dirty: true,
    submitRequested: false,
    queue: { at: "waiting" },
    unanswered: [],
    attempts: 0,
    retryAt: 0,
    updatedAt: now,
  };
}
