"use client";

import type { ComponentProps, ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import { useBox } from "@/components/form/use-box";
import type { BoundField, FieldWords } from "@/components/form/use-field";
import { classNames } from "@/components/ui/class-names";
import { Field, type FieldControl } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type TextFieldProps<Values extends FieldValues, Output> = BoundField<Values, Output> &
  FieldWords & {
    /** The id of a text elsewhere that says more about what is in the box. */
    describedBy?: string | undefined;
    /** A button in the box, at its end. Give null while there is none, so that the box stays the same one. */
    inside?: ReactNode;
  } & Omit<ComponentProps<typeof Input>, "name" | "form" | "value" | "defaultValue" | "required" | "className">;

export function TextField<Values extends FieldValues, Output>(props: TextFieldProps<Values, Output>) {
  const { control, name, label, hint, note, warning, required, hideLabel, className, describedBy, inside, ...rest } =
    props;
  const { bind, error } = useBox({ control, name });
  const box = (field: FieldControl) => (
    <Input
      {...rest}
      {...bind}
      {...field}
      aria-describedby={classNames(field["aria-describedby"], describedBy) || undefined}
      className={classNames(Boolean(inside) && "pe-16! placeholder:text-ellipsis")}
    />
  );
  return (
    <Field
      {...{ label, hint, note, warning, error, className }}
      required={required ?? false}
      hideLabel={hideLabel ?? false}
      id={rest.id}
    >
      {inside === undefined
        ? box
        : (field) => (
            <div className="relative">
              {box(field)}
              {inside}
            </div>
          )}
    </Field>
  );
}
