"use client";

import { useEffect, useState } from "react";
import { readDoor } from "@/components/form/read-door";
import { withColumns, type CameColumns, type GridStore } from "@/components/indicators/grid/grid-store";
import type { Refusal } from "@/lib/errors";
import { addressUnder } from "@/lib/findings/address";
import { gridLimits } from "@/lib/indicators/grid/limits";

/** Who scrolls on is not asked for: what is in view is read once the table stands. */
const settledMs = 60;

interface UseColumns {
  projectId: string;
  /** The filter as the query of an address. */
  query: string;
  start: GridStore;
  /** The columns near the screen. */
  columnIds: readonly string[];
}

/** The columns that have come, and why the last ones asked for did not. Each is read once. */
export function useColumns({ projectId, query, start, columnIds }: UseColumns) {
  const [store, setStore] = useState(start);
  const [failed, setFailed] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  const wanted = columnIds
    .filter((id) => !store.has(id))
    .slice(0, gridLimits.askedColumns)
    .join(",");
  useEffect(() => {
    if (!wanted) return;
    const gone = new AbortController();
    const waiting = setTimeout(() => {
      const address = addressUnder(`/api/indicators/${projectId}/grid`, query, { columns: wanted });
      void readDoor<CameColumns>(address, { gone: gone.signal }).then((answer) => {
        if (gone.signal.aborted) return;
        setFailed(answer.ok ? null : answer.error);
        if (answer.ok) setStore((known) => withColumns(known, answer.data, wanted.split(",")));
      });
    }, settledMs);
    return () => {
      clearTimeout(waiting);
      gone.abort();
    };
  }, [projectId, query, wanted, attempt]);
  return { store, failed, again: () => setAttempt((number) => number + 1) };
}
