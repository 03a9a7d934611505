"use client";

import { memo, useDeferredValue, useMemo } from "react";
import { EntryRow } from "@/components/visits/form/entry-row";
import { heightOfRows, rowsOutOfSightClass } from "@/components/visits/form/row-class";
import type { PlacedEntry } from "@/components/visits/form/row-places";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import type { OpenComment } from "@/lib/visits/types";

type EntryRowsProps = {
  entries: readonly PlacedEntry[];
  /** How many of them are rendered so far. */
  most: number;
};

const noComments: readonly OpenComment[] = [];

const numbersOf = (entries: readonly PlacedEntry[]) => new Map(entries.map(({ id }, index) => [id, index + 1]));

/**
 * The place of each row in its block, from 1. A new row has its number at once. Those below it are numbered anew when
 * nothing else is to be done, so that Enter does not wait for them.
 */
function useRowNumbers(entries: readonly PlacedEntry[]): (id: string) => number {
  const fresh = useMemo(() => numbersOf(entries), [entries]);
  const known = useDeferredValue(fresh);
  return (id) => known.get(id) ?? fresh.get(id) ?? 0;
}

/** The entries under one question. Apart from the block around it, which need not be rendered for new numbers. */
export const EntryRows = memo(function EntryRows({ entries, most }: EntryRowsProps) {
  const { comments } = useVisitForm().data;
  const numberOf = useRowNumbers(entries);
  const commentsOn = (id: string) => {
    const found = comments.filter(({ entryId }) => entryId === id);
    return found.length > 0 ? found : noComments;
  };
  if (entries.length === 0) return null;
  return (
    <ol className={rowsOutOfSightClass} style={heightOfRows(entries.length)}>
      {entries.slice(0, most).map(({ id, above }) => (
        <EntryRow key={id} id={id} number={numberOf(id)} above={above} comments={commentsOn(id)} />
      ))}
    </ol>
  );
});
