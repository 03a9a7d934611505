"use client";

import { useMemo } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { PersonalWatch } from "@/components/privacy/personal-watch";
import { usePersonalWarning } from "@/components/privacy/use-personal-warning";
import { usePersonalWatch } from "@/components/privacy/use-personal-watch";
import type { FieldWarningContent } from "@/components/ui/field";
import { typedIn, type VisitFormValues } from "@/components/visits/form/form-values";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { isPersonalPath, personalTexts, type PersonalPath } from "@/lib/visits/personal-texts";

/** Checks a visit's texts for personal data while they are written. */
export function useVisitWatch(form: UseFormReturn<VisitFormValues>): PersonalWatch {
  const texts = useMemo(
    () => ({
      all: () => personalTexts(typedIn(form.getValues())),
      read: (path: string) => (isPersonalPath(path) ? form.getValues(path) : undefined),
    }),
    [form],
  );
  return usePersonalWatch(texts);
}

/**
 * What to look for in a field of the visit, with the two ways to resolve it. `place` is given if the warning is not
 * shown right at the field.
 */
export function useFieldWarning(path: PersonalPath, place?: string): FieldWarningContent | undefined {
  const { personal, rows, touched } = useVisitForm();
  return usePersonalWarning({
    watch: personal,
    path,
    place,
    onRedact: () => rows.redactTexts([path], personal.kept),
    onKeep: () => {
      personal.keep(personal.wordsAt(path));
      touched(); // The decision is saved on the device with the text.
    },
  });
}
