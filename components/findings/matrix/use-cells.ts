"use client";

import { useEffect, useState } from "react";
import { readDoor } from "@/components/form/read-door";
import { missing, withCells, type CellStore } from "@/components/findings/matrix/cell-store";
import { matrixLimits } from "@/lib/findings/matrix/limits";
import type { Refusal } from "@/lib/errors";
import type { MatrixCell } from "@/lib/findings/matrix/read-matrix";
import { addressUnder } from "@/lib/findings/address";

/** Who scrolls on is not asked for: what is in view is read once the table stands. */
const settledMs = 60;

interface UseCells {
  projectId: string;
  /** The filter as the query of an address. */
  query: string;
  /** Themes below each other, two sites beside each other. */
  turned: boolean;
  start: CellStore;
  /** The rows and columns near the screen, by their ids. */
  rowIds: readonly string[];
  columnIds: readonly string[];
}

/** The cells that have come, and why the last ones asked for did not. Each is read once. */
export function useCells({ projectId, query, turned, start, rowIds, columnIds }: UseCells) {
  const [store, setStore] = useState(start);
  const [failed, setFailed] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  const wanted = missing(store, rowIds, columnIds);
  const rows = wanted?.rowIds.slice(0, matrixLimits.askedRows).join(",") ?? "";
  const columns = wanted?.columnIds.slice(0, matrixLimits.askedColumns).join(",") ?? "";
  useEffect(() => {
    if (!rows || !columns) return;
    const gone = new AbortController();
    const waiting = setTimeout(() => {
      const address = addressUnder(`/api/findings/${projectId}/matrix`, query, {
        ...(turned ? { sites: columns, columns: rows, pair: "1" } : { sites: rows, columns }),
      });
      void readDoor<{ cells: MatrixCell[] }>(address, { gone: gone.signal }).then((answer) => {
        if (gone.signal.aborted) return;
        setFailed(answer.ok ? null : answer.error);
        if (!answer.ok) return;
        const { cells } = answer.data;
        const came = { rowIds: rows.split(","), columnIds: columns.split(","), cells, turned };
        setStore((known) => withCells(known, came));
      });
    }, settledMs);
    return () => {
      clearTimeout(waiting);
      gone.abort();
    };
  }, [projectId, query, turned, rows, columns, attempt]);
  return { store, failed, again: () => setAttempt((number) => number + 1) };
}
