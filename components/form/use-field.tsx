"use client";

import type { ReactNode } from "react";
import {
  get,
  useFormState,
  type Control,
  type FieldPath,
  type FieldValues,
  type RegisterOptions,
  type UseFormRegisterReturn,
} from "react-hook-form";
import { ErrorText } from "@/components/form/error-text";
import type { FieldWarningContent } from "@/components/ui/field";

/** What every wrapper needs: `control` from `useForm()` or `useFormContext()`, and the field's path. */
export type BoundField<Values extends FieldValues, Output> = {
  control: Control<Values, unknown, Output>;
  name: FieldPath<Values>;
};

/** The texts around a field. All come from the caller's catalogue. */
export type FieldWords = {
  label: ReactNode;
  hint?: ReactNode;
  note?: ReactNode;
  warning?: FieldWarningContent | undefined;
  required?: boolean;
  hideLabel?: boolean;
  className?: string | undefined;
};

export function messageOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("message" in error)) return undefined;
  return typeof error.message === "string" && error.message !== "" ? error.message : undefined;
}

/**
 * Registers a field as uncontrolled, so that React never writes into a box while an input method composes, and
 * re-renders only this field when its error changes.
 */
export function useField<Values extends FieldValues, Output>(
  { control, name }: BoundField<Values, Output>,
  options?: RegisterOptions<Values, FieldPath<Values>>,
): { bind: UseFormRegisterReturn; error: ReactNode } {
  const { errors } = useFormState({ control, name });
  const message = messageOf(get(errors, name));
  return {
    bind: control.register(name, options),
    error: message === undefined ? undefined : <ErrorText message={message} />,
  };
}
