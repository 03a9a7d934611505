"use client";

import { useEffect, useRef } from "react";
import { get, type Control, type FieldPath, type FieldValues, type RegisterOptions } from "react-hook-form";
import { useFormOwner } from "@/components/form/form-beside";
import { useField, type BoundField } from "@/components/form/use-field";

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const textOf = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** The text that a box has in the server's HTML. The same as long as the form is not reset. */
export function firstText<Values extends FieldValues, Output>(
  control: Control<Values, unknown, Output>,
  name: FieldPath<Values>,
): string {
  return textOf(get(control._defaultValues, name));
}

/** True if the box does not hold what the server sent. */
function isTypedInto(box: Box): boolean {
  if (!(box instanceof HTMLSelectElement)) return box.value !== box.defaultValue;
  const sent = [...box.options].find((option) => option.defaultSelected) ?? box.options[0];
  return box.value !== sent?.value;
}

/**
 * As `useField`, for a box that holds text and for a list: the page of the server already shows its value, and what a
 * person types before the page's scripts run stays in it and counts as typed.
 */
export function useBox<Values extends FieldValues, Output>(
  bound: BoundField<Values, Output>,
  options?: RegisterOptions<Values, FieldPath<Values>>,
) {
  const { control, name } = bound;
  const { bind, error } = useField(bound, options);
  const owner = useFormOwner();
  const early = useRef<boolean>(undefined);
  const ref = (box: Box | null) => {
    if (box) early.current ??= isTypedInto(box);
    bind.ref(box);
  };
  // The form has noted it while nobody listened yet, so it is said again.
  useEffect(() => {
    if (early.current) control._subjects.state.next({ isDirty: control._formState.isDirty });
  }, [control]);
  // The form's own first values: a later one is written into the box by the form.
  return { bind: { ...bind, ref, form: owner, defaultValue: firstText(control, name) }, error };
}
