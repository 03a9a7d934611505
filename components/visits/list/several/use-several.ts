"use client";

import { useState } from "react";
import type { SelectableVisit } from "@/components/visits/list/several/selection";
import type { ActionResult, EachResult, Refusal } from "@/lib/errors";
import { approveVisits, handInVisits } from "@/lib/visits/actions";
import type { HandInOutcome } from "@/lib/visits/hand-in";

export type SeveralOutcome =
  | HandInOutcome
  | { status: "approved" }
  | { status: "refused"; refusal: Refusal }
  /** This device has changes of it that the server does not know yet. */
  | { status: "unsent" };

/** What became of one visit. */
export interface SeveralLine {
  visit: SelectableVisit;
  outcome: SeveralOutcome;
}

export const isDone = ({ outcome }: SeveralLine) => outcome.status === "submitted" || outcome.status === "approved";

type Answer = ActionResult<{ results: EachResult<SeveralOutcome>[] }>;

/** Small enough that the page can say how far it has come. */
const atOnce = 10;

const noAnswer = (): Answer => ({ ok: false, error: { code: "unavailable", key: "errors.unavailable" } });

/** A whole call that was refused is refused for each of its visits. */
function outcomeAt(answer: Answer, place: number): SeveralOutcome {
  if (!answer.ok) return { status: "refused", refusal: answer.error };
  const result = answer.data.results[place];
  if (result?.ok) return result.data;
  return { status: "refused", refusal: result?.error ?? { code: "unexpected", key: "errors.unexpected" } };
}

/** Sends several visits, a few at a time. Each line says what became of its visit; nothing is left out. */
export function useSeveral(projectId: string) {
  const [pending, setPending] = useState<{ done: number; of: number } | null>(null);
  const [lines, setLines] = useState<readonly SeveralLine[]>([]);

  const run = async (visits: readonly SelectableVisit[], how: { untouched: boolean; unsent: ReadonlySet<string> }) => {
    const held = visits.filter(({ id }) => how.unsent.has(id));
    const due = visits.filter(({ id }) => !how.unsent.has(id));
    const found: SeveralLine[] = held.map((visit) => ({ visit, outcome: { status: "unsent" } }));
    for (let from = 0; from < due.length; from += atOnce) {
      setPending({ done: from, of: due.length });
      const part = due.slice(from, from + atOnce);
      const items = part.map(({ id, version }) => ({ visitId: id, version }));
      const answer: Answer =
        part[0]?.may === "approve"
          ? await approveVisits({ projectId, items }).catch(noAnswer)
          : await handInVisits({ projectId, items, untouched: how.untouched }).catch(noAnswer);
      part.forEach((visit, place) => found.push({ visit, outcome: outcomeAt(answer, place) }));
    }
    setPending(null);
    const fresh = new Set(found.map(({ visit }) => visit.id));
    setLines((before) => [...before.filter(({ visit }) => !fresh.has(visit.id)), ...found]);
  };
  return { run, pending, lines, forget: () => setLines([]) };
}
