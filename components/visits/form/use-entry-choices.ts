"use client";

import { useCallback } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { EntryChoice } from "@/components/attachments/attachment-panel";
import type { VisitFormValues } from "@/components/visits/form/form-values";
import type { VisitFormData } from "@/lib/visits/types";

/** The entries that a file can belong to, as they are in the form when they are asked for. */
export function useEntryChoices(form: UseFormReturn<VisitFormValues>, data: VisitFormData): () => EntryChoice[] {
  return useCallback(() => {
    const { entryIds, entries } = form.getValues();
    const numbers: Partial<Record<string, number>> = {};
    return entryIds.flatMap((id) => {
      const entry = entries[id];
      if (!entry) return [];
      const number = (numbers[entry.dimension] = (numbers[entry.dimension] ?? 0) + 1);
      const label = data.dimensions.find(({ key }) => key === entry.dimension)?.label ?? "";
      return entry.text.trim() === "" ? [] : [{ id, label: `${label} ${number} ${entry.text.slice(0, 24)}` }];
    });
  }, [form, data]);
}
