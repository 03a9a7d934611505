"use client";

import { memo, useEffect, useMemo, useState } from "react";
import { whenIdle } from "@/components/form/when-idle";
import { EntryRow } from "@/components/visits/form/entry-row";
import { rowListClass } from "@/components/visits/form/row-class";
import type { PlacedEntry } from "@/components/visits/form/row-places";
import { placesIn, ToldPlaces } from "@/components/visits/form/told-places";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import type { OpenComment } from "@/lib/visits/types";

type EntryRowsProps = {
  entries: readonly PlacedEntry[];
  /** How many of them are rendered so far. */
  most: number;
};

const noComments: readonly OpenComment[] = [];

/** At the latest then the rows below a new one have their names. */
const namesAfterMs = 500;

/** The entries under one question. Apart from the block around it, which need not be rendered for new numbers. */
export const EntryRows = memo(function EntryRows({ entries, most }: EntryRowsProps) {
  const { comments } = useVisitForm().data;
  const fresh = useMemo(() => placesIn(entries), [entries]);
  const [places] = useState(() => new ToldPlaces());
  // After the new row is on the screen.
  useEffect(() => whenIdle(() => places.tell(fresh), namesAfterMs), [places, fresh]);
  const commentsOn = (id: string) => {
    const found = comments.filter(({ entryId }) => entryId === id);
    return found.length > 0 ? found : noComments;
  };
  if (entries.length === 0) return null;
  return (
    <ol className={rowListClass}>
      {entries.slice(0, most).map(({ id, above }, index) => (
        <EntryRow
          key={id}
          id={id}
          places={places}
          place={fresh.get(id) ?? { number: index + 1, above }}
          comments={commentsOn(id)}
        />
      ))}
    </ol>
  );
});
