import { isListOf, isOneOf, isRecord, isText } from "@/lib/json-guards";
import type { LocalDraft, QueueState } from "@/lib/offline/local-draft";
import {
  contentShape,
  demandKnownShape,
  oldestShape,
  ShapeError,
  upgradeContent,
  upgradeTyped,
} from "@/lib/visits/content-shape";
import { isDraftVisit, isOf, isVisitContent, type Guard } from "@/lib/visits/shape-guards";
import { visitStates } from "@/lib/vocabulary";

/** A stored draft, of any shape, as today's code works with it. */

const isCount: Guard = Number.isFinite;
const optional =
  (guard: Guard): Guard =>
  (value) =>
    value === undefined || guard(value);

const isServerVisit = isOf({ version: isCount, state: isOneOf(visitStates), content: isVisitContent });

const queueGuards: Record<QueueState["at"], Guard> = {
  waiting: isRecord,
  saved: isOf({ state: isOneOf(visitStates) }),
  conflict: isOf({ server: isServerVisit }),
  invalid: isOf({ fields: isListOf(isOf({ path: isText, key: isText })) }),
  forbidden: isOf({ key: isText }),
  failed: isOf({ key: isText, reference: optional(isText) }),
};

const isQueueState: Guard = (value) => {
  const at = isRecord(value) ? value["at"] : undefined;
  const guard = Object.entries(queueGuards).find(([name]) => name === at)?.[1];
  return guard !== undefined && guard(value);
};

const draftGuard = isOf({
  shape: isCount,
  id: isText,
  projectId: isText,
  siteName: isText,
  baseVersion: isCount,
  typed: isDraftVisit,
  content: (value) => value === null || isVisitContent(value),
  revision: isCount,
  dirty: (value) => typeof value === "boolean",
  submitRequested: (value) => typeof value === "boolean",
  queue: isQueueState,
  unanswered: isListOf(isVisitContent),
  attempts: isCount,
  retryAt: isCount,
  keeper: isText,
  createdAt: isCount,
  updatedAt: isCount,
  asWritten: optional(isListOf(isText)),
  unsentSince: optional(isCount),
} satisfies Record<keyof LocalDraft, Guard>);

function isLocalDraft(value: unknown): value is LocalDraft {
  return draftGuard(value);
}

/** A conflict contains the server's text as it came. Nothing else in a queue has a shape of its own. */
function upgradeQueue(queue: unknown): unknown {
  if (!isRecord(queue) || !isRecord(queue["server"])) return queue;
  const { server } = queue;
  return { ...queue, server: { ...server, content: upgradeContent(server["content"], oldestShape) } };
}

/**
 * The draft in today's shape. A page from before an update may have written old parts into a newer draft, so every part
 * goes through all steps, whatever number the draft has.
 * @throws ShapeError if a newer version wrote it, or it is damaged
 */
export function readDraft(stored: unknown): LocalDraft {
  if (!isRecord(stored)) throw new ShapeError("damaged", "draft");
  demandKnownShape(stored["shape"], "draft");
  const { typed, content, unanswered, queue, ...rest } = stored;
  const draft = {
    ...rest,
    shape: contentShape,
    typed: upgradeTyped(typed, oldestShape),
    content: content === null ? null : upgradeContent(content, oldestShape),
    unanswered: Array.isArray(unanswered) ? unanswered.map((sent) => upgradeContent(sent, oldestShape)) : unanswered,
    queue: upgradeQueue(queue),
  };
  if (!isLocalDraft(draft)) throw new ShapeError("damaged", "draft");
  return draft;
}
