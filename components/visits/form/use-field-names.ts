"use client";

import { useCallback } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { VisitFormValues } from "@/components/visits/form/form-values";
import { usePlaceNames } from "@/components/visits/outbox/use-place-names";
import type { VisitFormData } from "@/lib/visits/types";

/** The name of the field at a path, as the list of problems shows it: 存在问题第2条. */
export function useFieldNames(data: VisitFormData, form: UseFormReturn<VisitFormValues>) {
  const nameOf = usePlaceNames((key) => data.dimensions.find((each) => each.key === key)?.label ?? "");
  return useCallback(
    (path: string): string | null => {
      const { entryIds, entries, figureIds, figures } = form.getValues();
      const rowsOf = (ids: string[], rows: VisitFormValues["entries"] | VisitFormValues["figures"]) =>
        ids.flatMap((id) => (rows[id] ? [{ id, dimension: rows[id].dimension }] : []));
      return nameOf({ entries: rowsOf(entryIds, entries), figures: rowsOf(figureIds, figures) }, path);
    },
    [form, nameOf],
  );
}
