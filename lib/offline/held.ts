import type { FieldProblem } from "@/lib/errors";
import { isUnsent, type LocalDraft } from "@/lib/offline/local-draft";
import type { OutboxView } from "@/lib/offline/sender";
import type { StoreFault } from "@/lib/offline/store-fault";
import { problemsOnScreen } from "@/lib/visits/draft";
import { chosenFields, type ChosenField } from "@/lib/visits/fields";

/** Where a draft is on its way to the server, and what keeps it. The form and the outbox say the same of it. Pure. */
export type Held =
  | { why: "saved" }
  | { why: "sending" }
  /** The server's word, which only a person can answer. */
  | { why: "conflict" }
  | { why: "invalid"; problems: FieldProblem[] }
  | { why: "forbidden"; key: string }
  /** Fields without which the server stores nothing. */
  | { why: "missing"; fields: readonly ChosenField[] }
  /** The device could not check it, because the page's part for that has not been loaded yet. */
  | { why: "unchecked" }
  /** The device cannot store, and therefore not send either. */
  | { why: "fault"; fault: StoreFault }
  | { why: "signedOut" }
  | { why: "outdated" }
  | { why: "offline" }
  | { why: "unreachable" }
  | { why: "failed"; key: string; reference?: string }
  /** Nothing keeps it: it is sent at the next pause. */
  | { why: "waiting" };

export type HeldView = Pick<OutboxView, "fault" | "halt" | "online" | "unreachable" | "sending">;

/** What the device is waiting for, whatever the draft says. */
function heldDevice({ fault, halt, online, unreachable }: HeldView): Held | null {
  if (fault) return { why: "fault", fault };
  if (halt) return { why: halt };
  if (!online) return { why: "offline" };
  return unreachable ? { why: "unreachable" } : null;
}

export function heldBack(draft: LocalDraft, view: HeldView): Held {
  if (!isUnsent(draft)) return { why: "saved" };
  if (view.sending.includes(draft.id)) return { why: "sending" };
  const { queue, typed } = draft;
  switch (queue.at) {
    case "conflict":
      return { why: "conflict" };
    case "invalid":
      return { why: "invalid", problems: problemsOnScreen(typed, queue.fields) };
    case "forbidden":
      return { why: "forbidden", key: queue.key };
    case "waiting":
    case "saved":
    case "failed": {
      const fields = chosenFields.filter((field) => typed[field] === "");
      if (draft.content === null) return fields.length > 0 ? { why: "missing", fields } : { why: "unchecked" };
      const device = heldDevice(view);
      if (device || queue.at !== "failed") return device ?? { why: "waiting" };
      const { key, reference } = queue;
      return { why: "failed", key, ...(reference !== undefined && { reference }) };
    }
  }
}
