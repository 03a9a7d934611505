"use client";

import type { ComponentProps } from "react";
import type { FieldValues } from "react-hook-form";
import { useBox } from "@/components/form/use-box";
import type { BoundField, FieldWords } from "@/components/form/use-field";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type TextFieldProps<Values extends FieldValues, Output> = BoundField<Values, Output> &
  FieldWords &
  Omit<ComponentProps<typeof Input>, "name" | "form" | "value" | "defaultValue" | "required" | "className">;

export function TextField<Values extends FieldValues, Output>(props: TextFieldProps<Values, Output>) {
  const { control, name, label, hint, note, warning, required, hideLabel, className, ...rest } = props;
  const { bind, error } = useBox({ control, name });
  return (
    <Field
      {...{ label, hint, note, warning, error, className }}
      required={required ?? false}
      hideLabel={hideLabel ?? false}
      id={rest.id}
    >
      {(field) => <Input {...rest} {...bind} {...field} />}
    </Field>
  );
}
