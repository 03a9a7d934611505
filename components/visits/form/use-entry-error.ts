"use client";

import { get } from "react-hook-form";
import { messageOf } from "@/components/form/use-field";
import { useRowText } from "@/components/visits/form/use-row-text";
import { useVisitForm } from "@/components/visits/form/visit-form-context";

/** What is wrong with an entry. A `useFormState` in each of its rows would be asked at every key of any of them. */
export function useEntryError(id: string): string | undefined {
  const { form } = useVisitForm();
  const wrong = (field: "text" | "speakerCategory") =>
    messageOf(get(form.control._formState.errors, `entries.${id}.${field}`));
  return useRowText([`entries.${id}`], () => wrong("text") ?? wrong("speakerCategory") ?? "") || undefined;
}
