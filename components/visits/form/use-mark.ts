"use client";

import { useCallback, useSyncExternalStore } from "react";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import type { DimensionKey } from "@/lib/vocabulary";

/** What was marked for an empty dimension. A `useWatch` under each question would be asked at every key of any row. */
export function useMark(dimension: DimensionKey) {
  const { form, signals } = useVisitForm();
  const name = `marks.${dimension}` as const;
  const subscribe = useCallback((listener: () => void) => signals.subscribe([name], listener), [signals, name]);
  const read = () => form.getValues(name);
  return useSyncExternalStore(subscribe, read, read);
}
