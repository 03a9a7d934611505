"use client";

import { useEffect, useState } from "react";
import type { Control } from "react-hook-form";
import type { VisitFormValues } from "@/components/visits/form/form-values";

/** The row that a path leads into: "entries.<id>". The path itself if it is not in a row. */
const rowOf = (path: string) => path.split(".", 2).join(".");

/**
 * Who is told that a row has changed. `useWatch` copies the whole form at every key for whoever listens, and asks each
 * row of it; here a key costs the row in which it is typed.
 */
export class FieldSignals {
  readonly #listeners = new Map<string, Set<() => void>>();

  /** @param path what has changed; nothing if anything may have */
  tell(path: string | undefined): void {
    if (path !== undefined) return this.#call(rowOf(path));
    for (const [row] of this.#listeners) this.#call(row);
  }

  #call(row: string): void {
    for (const listener of this.#listeners.get(row) ?? []) listener();
  }

  subscribe(rows: readonly string[], listener: () => void): () => void {
    for (const row of rows) {
      const known = this.#listeners.get(row) ?? new Set();
      this.#listeners.set(row, known.add(listener));
    }
    return () => {
      for (const row of rows) {
        const known = this.#listeners.get(row);
        known?.delete(listener);
        if (known?.size === 0) this.#listeners.delete(row);
      }
    };
  }
}

/** The signals of one form, whatever changes its values: a key, or the form's own code. */
export function useFieldSignals(control: Control<VisitFormValues>): FieldSignals {
  const [signals] = useState(() => new FieldSignals());
  useEffect(() => {
    const { unsubscribe } = control._subjects.state.subscribe({ next: ({ name }) => signals.tell(name) });
    return unsubscribe;
  }, [control, signals]);
  return signals;
}
