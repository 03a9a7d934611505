"use client";

import { useEffect, useRef } from "react";
import { useForm, type Control, type DefaultValues, type FieldPath } from "react-hook-form";
import { messageOfProblem } from "@/components/form/schema-resolver";
import { useEditor } from "@/components/reports/editor-context";
import { partsOf } from "@/lib/reports/parts/parts";
import type { TypedFields } from "@/lib/reports/parts/with-fields";

/**
 * The boxes of one part of a report, as a small form. What is typed is in the report at once; what a step back or
 * another person changes there is in the boxes. `fields`: what the report has now.
 */
export function useUnitForm<Fields extends TypedFields>(key: string, fields: Fields): Control<Fields> {
  const { read, type, faults } = useEditor();
  const form = useForm<Fields>({ defaultValues: fields as DefaultValues<Fields> });
  const opened = useRef(false);
  const { watch, getValues, reset, setError, clearErrors } = form;

  useEffect(() => {
    const { unsubscribe } = watch((values, { name, type: how }) => {
      if (how === "change" && name) type(key, { [name]: values[name] });
    });
    return unsubscribe;
  }, [watch, type, key]);
  useEffect(() => {
    const today: Record<string, unknown> = { ...partsOf(read()).get(key)?.content };
    const shown = getValues();
    const differing = Object.entries(shown).filter(([field, value]) => !Object.is(value, today[field]));
    const early = !opened.current;
    opened.current = true;
    if (differing.length === 0) return;
    // What was typed before the page's scripts ran is already in the boxes.
    if (early) return type(key, Object.fromEntries(differing));
    // Not what was drawn last: the next key may be in the boxes by now.
    const now = Object.fromEntries(Object.keys(shown).map((field) => [field, today[field]]));
    reset(now as Fields, { keepDefaultValues: true, keepErrors: true });
  }, [fields, key, read, type, getValues, reset]);
  useEffect(() => {
    clearErrors();
    const own = faults.find(({ part }) => part.key === key);
    for (const problem of own?.problems ?? []) {
      // A path of the same schema that the values come from.
      setError(problem.path as FieldPath<Fields>, { type: "schema", message: messageOfProblem(problem) });
    }
  }, [faults, key, setError, clearErrors]);
  return form.control;
}
