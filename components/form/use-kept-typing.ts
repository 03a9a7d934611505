"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import { useFormState, type FieldValues, type UseFormReturn } from "react-hook-form";
import { openForm, takeTyped } from "@/components/form/kept-typing";

interface Typing<Values> {
  /** What has been typed and not sent; undefined if nothing. */
  read: () => Values | undefined;
  /** Called after a reload with what was kept. The build may be another one since, so the shape is checked there. */
  put: (kept: unknown) => void;
}

/** Keeps what is typed into one form over a reload of its page. `name` is the form's own on that page. */
export function useKeptTyping<Values>(name: string, typing: Typing<Values>): void {
  const latest = useRef(typing);
  useLayoutEffect(() => {
    latest.current = typing;
  });
  useLayoutEffect(() => openForm(name, () => latest.current.read()), [name]);
  useEffect(() => {
    const kept = takeTyped(name);
    if (kept !== undefined) latest.current.put(kept);
  }, [name]);
}

/** The values of a form after a reload: what was kept, in the fields that the form has today. */
export function withKept<Values extends FieldValues>(values: Values, kept: unknown): Values {
  if (typeof kept !== "object" || kept === null) return values;
  return { ...values, ...Object.fromEntries(Object.entries(kept).filter(([field]) => field in values)) };
}

type KeptForm<Values extends FieldValues, Output> = Pick<
  UseFormReturn<Values, unknown, Output>,
  "control" | "getValues" | "reset"
> & {
  /** Fields that are not kept: passwords, and what opens something. */
  without?: readonly (keyof Values)[];
};

/** The same for a form of react-hook-form. */
export function useKeptForm<Values extends FieldValues, Output>(
  name: string,
  { control, getValues, reset, without = [] }: KeptForm<Values, Output>,
): void {
  const { isDirty, isSubmitting } = useFormState({ control });
  const kept = () => Object.fromEntries(Object.entries(getValues()).filter(([field]) => !without.includes(field)));
  useKeptTyping(name, {
    read: () => (isDirty && !isSubmitting ? kept() : undefined),
    put: (kept) => reset(withKept(getValues(), kept), { keepDefaultValues: true }),
  });
}
