"use client";

import { useEffect, useState } from "react";
import { withColumns, type CameColumns, type GridStore } from "@/components/indicators/grid/grid-store";
import { addressUnder } from "@/lib/findings/address";
import { gridLimits } from "@/lib/indicators/grid/limits";

/** Who scrolls on is not asked for: what is in view is read once the table stands. */
const settledMs = 60;
const patienceMs = 15_000;

interface UseColumns {
  projectId: string;
  /** The filter as the query of an address. */
  query: string;
  start: GridStore;
  /** The columns near the screen. */
  columnIds: readonly string[];
}

/** The columns that have come, and whether the last ones asked for did not. Each is read once. */
export function useColumns({ projectId, query, start, columnIds }: UseColumns) {
  const [store, setStore] = useState(start);
  const [failed, setFailed] = useState(false);
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
      void readColumns(address, gone.signal).then((came) => {
        if (gone.signal.aborted) return;
        setFailed(came === null);
        if (came) setStore((known) => withColumns(known, came, wanted.split(",")));
      });
    }, settledMs);
    return () => {
      clearTimeout(waiting);
      gone.abort();
    };
  }, [projectId, query, wanted, attempt]);
  return { store, failed, again: () => setAttempt((number) => number + 1) };
}

/** The answer of our own route; null if none came. */
async function readColumns(address: string, gone: AbortSignal): Promise<CameColumns | null> {
  try {
    const signal = AbortSignal.any([gone, AbortSignal.timeout(patienceMs)]);
    const answer = await fetch(address, { redirect: "error", cache: "no-store", signal });
    return answer.ok ? ((await answer.json()) as CameColumns) : null; // the route's own type
  } catch {
    return null;
  }
}
