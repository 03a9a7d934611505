"use client";

import { useState, type ComponentProps } from "react";
import type { FieldValues } from "react-hook-form";
import { ErrorText } from "@/components/form/error-text";
import { unreadKey } from "@/components/form/unread-boxes";
import { useBox } from "@/components/form/use-box";
import type { BoundField, FieldWords } from "@/components/form/use-field";
import { Field, type FieldWarningContent } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type DateFieldProps<Values extends FieldValues, Output> = BoundField<Values, Output> &
  FieldWords & {
    /** `2026-11-23`, `2026-11` or `09:30`. */
    kind?: "date" | "month" | "time";
    /** Something to look at, while nothing is wrong. */
    warning?: FieldWarningContent | undefined;
  } & Omit<ComponentProps<"input">, "name" | "form" | "type" | "value" | "defaultValue" | "required" | "className">;

/**
 * The browser's own calendar and clock, in the reader's language. Such a box has no value while what it shows is no day
 * or time (2月30日, half a date): that is said as soon as the person leaves it, and `schemaResolver` refuses it.
 */
export function DateField<Values extends FieldValues, Output>(props: DateFieldProps<Values, Output>) {
  const { control, name, label, hint, note, required, hideLabel, className, kind = "date", warning, ...rest } = props;
  const { bind, error } = useBox({ control, name });
  const [unread, setUnread] = useState<string>();
  const look = ({ target }: { target: unknown }) => {
    if (target instanceof HTMLInputElement) setUnread(unreadKey(target));
  };
  const wrong = error ?? (unread && <ErrorText message={unread} />);
  return (
    <Field
      {...{ label, hint, note, className }}
      error={wrong}
      warning={wrong ? undefined : warning}
      required={required ?? false}
      hideLabel={hideLabel ?? false}
      id={rest.id}
    >
      {(field) => (
        <Input
          {...rest}
          {...bind}
          onChange={async (event) => {
            look(event);
            await bind.onChange(event);
          }}
          onBlur={async (event) => {
            look(event);
            await bind.onBlur(event);
          }}
          {...field}
          type={kind}
        />
      )}
    </Field>
  );
}
