"use client";

import { useCallback, useSyncExternalStore } from "react";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import type { RowList } from "@/components/visits/form/row-editing";

/** The order of a list's rows. While a `useWatch` listens to it, every new row copies the whole form. */
export function useRowIds(list: RowList): readonly string[] {
  const { form, signals } = useVisitForm();
  const subscribe = useCallback((listener: () => void) => signals.subscribe([list], listener), [signals, list]);
  const read = () => form.getValues(list);
  return useSyncExternalStore(subscribe, read, read);
}
