"use client";

import type { ComponentProps } from "react";
import { TextField } from "@/components/form/text-field";
import type { VisitFormValues } from "@/components/visits/form/form-values";
import { useFieldWarning } from "@/components/visits/form/use-visit-watch";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import type { PersonalPath } from "@/lib/visits/personal-texts";

type WatchedTextFieldProps = Omit<
  ComponentProps<typeof TextField<VisitFormValues, VisitFormValues>>,
  "control" | "name" | "warning"
> & { name: PersonalPath };

/** A line of free text, with a quiet warning if it seems to contain personal data. */
export function WatchedTextField(props: WatchedTextFieldProps) {
  const { form } = useVisitForm();
  const warning = useFieldWarning(props.name);
  return <TextField {...props} control={form.control} warning={warning} />;
}
