"use client";

import { useState } from "react";
import { useAction } from "@/components/form/use-action";
import type { Refusal } from "@/lib/errors";
import { seeNumbers } from "@/lib/reports/actions";
import type { SeenNumbers } from "@/lib/reports/data/seen-numbers";
import { countsSeen, seenFrom } from "@/lib/reports/seen-counts";
import type { ReportCounts, ReportCountSets } from "@/lib/reports/types";

/** When the report's numbers were last seen, and the way to say that they are seen now. */
export interface NumbersSeen {
  /** ISO moment, and the person's name, "" for whoever pressed on this page; null if nobody has said so. */
  last: { at: string; by: string } | null;
  /** Says that these are seen. */
  see: (counts: ReportCounts) => Promise<void>;
  pending: boolean;
  refusal: Refusal | null;
}

export function useSeenNumbers(projectId: string, reportId: string, served: SeenNumbers | null) {
  const [pressed, setPressed] = useState<SeenNumbers | null>(null);
  // The report may have been read again since, with what a colleague has said.
  const seen = pressed && (!served || served.at <= pressed.at) ? pressed : served;
  const { send, pending, refusal } = useAction(seeNumbers);
  const see = async (shown: ReportCounts) => {
    const counts = seenFrom(shown);
    const answer = await send({ projectId, reportId, counts });
    if (answer.ok) setPressed({ counts, at: answer.data.at, by: "" });
  };
  return { seen, numbers: { last: seen, see, pending, refusal } };
}

/** Today's counts together with those that were seen. */
export function withSeen(sets: ReportCountSets, seen: SeenNumbers | null): ReportCountSets {
  if (!seen) return sets;
  const known = (counts: ReportCounts) => ({ ...counts, seen: countsSeen(seen.counts, counts) });
  return { approved: known(sets.approved), withUnapproved: known(sets.withUnapproved) };
}
