"use client";

import type { FieldValues } from "react-hook-form";
import { useField, type BoundField, type FieldWords } from "@/components/form/use-field";
import { RadioGroup, type RadioOption } from "@/components/ui/radio-group";

type RadioFieldProps<Values extends FieldValues, Output> = BoundField<Values, Output> &
  Omit<FieldWords, "note"> & { options: readonly RadioOption[]; size?: "sm" | "md"; disabled?: boolean };

export function RadioField<Values extends FieldValues, Output>(props: RadioFieldProps<Values, Output>) {
  const { control, name, label, hint, required, hideLabel, className, options, size = "md", disabled } = props;
  const { bind, error } = useField({ control, name });
  return (
    <RadioGroup
      legend={label}
      {...{ hint, error, options, size, className }}
      required={required ?? false}
      hideLegend={hideLabel ?? false}
      input={{ ...bind, ...(disabled && { disabled }) }}
    />
  );
}
