"use client";

import type { FieldValues } from "react-hook-form";
import { useField, type BoundField, type FieldWords } from "@/components/form/use-field";
import { Checkbox } from "@/components/ui/checkbox";

type CheckboxFieldProps<Values extends FieldValues, Output> = BoundField<Values, Output> &
  Pick<FieldWords, "label" | "hint" | "className"> & { disabled?: boolean };

export function CheckboxField<Values extends FieldValues, Output>(props: CheckboxFieldProps<Values, Output>) {
  const { control, name, label, hint, className, disabled } = props;
  const { bind, error } = useField({ control, name });
  return <Checkbox {...bind} {...{ label, hint, error, className }} {...(disabled && { disabled })} />;
}
