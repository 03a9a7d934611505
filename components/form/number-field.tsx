"use client";

import type { ComponentProps, ReactNode } from "react";
import type { FieldValues } from "react-hook-form";
import { numberFromText } from "@/components/form/number-text";
import { useBox } from "@/components/form/use-box";
import type { BoundField, FieldWords } from "@/components/form/use-field";
import { classNames } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type NumberFieldProps<Values extends FieldValues, Output> = BoundField<Values, Output> &
  FieldWords & {
    /** Shown after the box: 人, 个, 万元. */
    unit?: ReactNode;
    /** Whole numbers get a keypad without a decimal point. */
    whole?: boolean;
  } & Omit<
    ComponentProps<"input">,
    "name" | "form" | "type" | "value" | "defaultValue" | "required" | "className" | "inputMode"
  >;

/** A text box with a number pad. `type=number` silently drops pasted text and changes with the mouse wheel. */
export function NumberField<Values extends FieldValues, Output>(props: NumberFieldProps<Values, Output>) {
  const { control, name, label, hint, note, required, hideLabel, className, unit, whole, ...rest } = props;
  const { bind, error } = useBox({ control, name }, { setValueAs: numberFromText });
  return (
    <Field
      {...{ label, hint, note, error, className }}
      required={required ?? false}
      hideLabel={hideLabel ?? false}
      id={rest.id}
    >
      {(field) => (
        <span className="flex items-center gap-2">
          <Input
            autoComplete="off"
            {...rest}
            {...bind}
            {...field}
            inputMode={whole ? "numeric" : "decimal"}
            className={classNames("text-end", unit !== undefined && "max-w-40")}
          />
          {unit !== undefined && <span className="shrink-0 text-muted">{unit}</span>}
        </span>
      )}
    </Field>
  );
}
