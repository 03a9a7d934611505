"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useFormState, type FieldValues, type UseFormReturn } from "react-hook-form";
import { openForm, takeTyped } from "@/components/form/kept-typing";

interface Typing<Values> {
  /** What has been typed and not sent; undefined if nothing. */
  read: () => Values | undefined;
  /**
   * Called with what was kept, after a reload or when the form opens again. The build may be another one since, so the
   * shape is checked there.
   */
  put: (kept: unknown) => void;
}

/**
 * Keeps what is typed into one form when it closes, and over a reload of its page. `name` is the form's own on that
 * page.
 */
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

/** What a form was read on. It stays with what was typed, so that a newer text of another person is a conflict. */
const readOn = ["fingerprint", "version", "was"];

/**
 * The same for a form of react-hook-form. Only changed fields are kept: the others show what is saved today.
 * `returned` is true if the form shows what was typed before (`TypedBefore` says it); `forget` is called when it was
 * saved, or when the person gives it up.
 */
export function useKeptForm<Values extends FieldValues, Output>(
  name: string,
  { control, getValues, reset, without = [] }: KeptForm<Values, Output>,
): { returned: boolean; forget: () => void } {
  const { isSubmitting, defaultValues } = useFormState({ control });
  const [returned, setReturned] = useState(false);
  const over = useRef(false);
  const changed = () => {
    const typed = Object.entries(getValues()).filter(([field]) => !without.includes(field));
    const own = typed.filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(defaultValues?.[field]));
    if (own.length === 0) return undefined;
    return Object.fromEntries([...own, ...typed.filter(([field]) => readOn.includes(field))]);
  };
  useKeptTyping(name, {
    read: () => (over.current || isSubmitting ? undefined : changed()),
    put: (kept) => {
      reset(withKept(getValues(), kept), { keepDefaultValues: true });
      setReturned(true);
    },
  });
  return { returned, forget: () => void (over.current = true) };
}
