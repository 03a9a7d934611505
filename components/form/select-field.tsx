"use client";

import type { ComponentProps } from "react";
import type { FieldValues } from "react-hook-form";
import { useBox } from "@/components/form/use-box";
import type { BoundField, FieldWords } from "@/components/form/use-field";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

type SelectFieldProps<Values extends FieldValues, Output> = BoundField<Values, Output> &
  FieldWords &
  Omit<ComponentProps<typeof Select>, "name" | "form" | "value" | "defaultValue" | "required" | "className">;

export function SelectField<Values extends FieldValues, Output>(props: SelectFieldProps<Values, Output>) {
  const { control, name, label, hint, note, required, hideLabel, className, ...rest } = props;
  const { bind, error } = useBox({ control, name });
  return (
    <Field
      {...{ label, hint, note, error, className }}
      required={required ?? false}
      hideLabel={hideLabel ?? false}
      id={rest.id}
    >
      {(field) => <Select {...rest} {...bind} {...field} />}
    </Field>
  );
}
