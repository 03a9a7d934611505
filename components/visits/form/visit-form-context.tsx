"use client";

import { createContext, use } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { PersonalWatch } from "@/components/privacy/personal-watch";
import type { FieldSignals } from "@/components/visits/form/field-signals";
import type { VisitFormValues } from "@/components/visits/form/form-values";
import type { RowActions } from "@/components/visits/form/use-rows";
import type { VisitFormData } from "@/lib/visits/types";

/** What every part of the form uses. */
export interface VisitFormParts {
  data: VisitFormData;
  form: UseFormReturn<VisitFormValues>;
  rows: RowActions;
  /** Tell which row has changed. */
  signals: FieldSignals;
  /** Checks the texts for personal data. */
  personal: PersonalWatch;
  /** Call after changing a value from code. Typing is noticed automatically. */
  touched: () => void;
  /** Makes a field visible and gives it the focus. */
  goTo: (path: string) => void;
}

export const VisitFormContext = createContext<VisitFormParts | null>(null);

export function useVisitForm(): VisitFormParts {
  const parts = use(VisitFormContext);
  if (!parts) throw new Error("outside a visit form");
  return parts;
}
