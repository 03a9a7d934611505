"use client";

import type { ComponentProps } from "react";
import type { FieldValues } from "react-hook-form";
import { useBox } from "@/components/form/use-box";
import type { BoundField, FieldWords } from "@/components/form/use-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type DateFieldProps<Values extends FieldValues, Output> = BoundField<Values, Output> &
  FieldWords & {
    /** `2026-11-23`, `2026-11` or `09:30`. */
    kind?: "date" | "month" | "time";
  } & Omit<ComponentProps<"input">, "name" | "form" | "type" | "value" | "defaultValue" | "required" | "className">;

/** The browser's own calendar and clock, in the reader's language. */
export function DateField<Values extends FieldValues, Output>(props: DateFieldProps<Values, Output>) {
  const { control, name, label, hint, note, required, hideLabel, className, kind = "date", ...rest } = props;
  const { bind, error } = useBox({ control, name });
  return (
    <Field
      {...{ label, hint, note, error, className }}
      required={required ?? false}
      hideLabel={hideLabel ?? false}
      id={rest.id}
    >
      {(field) => <Input {...rest} {...bind} {...field} type={kind} />}
    </Field>
  );
}
