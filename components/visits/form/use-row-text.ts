"use client";

import { useCallback, useSyncExternalStore } from "react";
import { useVisitForm } from "@/components/visits/form/visit-form-context";

/**
 * A text made from some rows of the form. Rendered again only when it changes.
 *
 * @param rows "entries.<id>"
 */
export function useRowText(rows: readonly string[], read: () => string): string {
  const { signals } = useVisitForm();
  const key = rows.join(" ");
  const subscribe = useCallback((listener: () => void) => signals.subscribe(key.split(" "), listener), [signals, key]);
  return useSyncExternalStore(subscribe, read, read);
}
