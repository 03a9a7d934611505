"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import { useWatch, type UseFormReturn } from "react-hook-form";
import { typedIn, type VisitFormValues } from "@/components/visits/form/form-values";
import type { Counts } from "@/lib/visits/counts";
import { countsByQuestion, nextUntouched, untouchedQuestions } from "@/lib/visits/untouched-questions";
import type { VisitFormData } from "@/lib/visits/types";
import type { DimensionKey } from "@/lib/vocabulary";

type Jump = {
  data: VisitFormData;
  form: UseFormReturn<VisitFormValues>;
  counts: Record<string, Counts>;
  show: (dimension: DimensionKey) => void;
};

/** The number of open questions, and the way to the next one: by button, or by Alt+N from any box. */
export function useNextQuestion({ data, form, counts, show }: Jump) {
  const marks = useWatch({ control: form.control, name: "marks" });
  const questions = useMemo(
    () => data.dimensions.flatMap(({ key, questions }) => questions.map(({ id }) => ({ id, dimension: key }))),
    [data],
  );
  const left = untouchedQuestions(questions, counts, marks).length;

  /** The box that last had the focus: when the button is pressed, the button itself has it. */
  const last = useRef<string | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const block = target instanceof Element ? target.closest<HTMLElement>("[data-question]") : null;
      if (block) last.current = block.dataset["question"] ?? null;
    };
    document.addEventListener("focusin", onFocus);
    return () => document.removeEventListener("focusin", onFocus);
  }, []);

  const goNext = useCallback(() => {
    const values = form.getValues();
    // Counts at this moment, because the counts on the screen are from the last save.
    const untouched = untouchedQuestions(questions, countsByQuestion(typedIn(values)), values.marks);
    const next = nextUntouched(questions, untouched, last.current);
    if (!next) return;
    show(next.dimension);
    const block = document.querySelector<HTMLElement>(`[data-question="${next.id}"]`);
    block?.scrollIntoView({ block: "start" });
    block?.querySelector<HTMLElement>("[data-add-entry]")?.focus({ preventScroll: true });
  }, [form, questions, show]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // By the place of the key on the keyboard: with Alt, a Mac types another letter.
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyN" || event.isComposing) return;
      event.preventDefault();
      goNext();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [goNext]);

  return { left, goNext };
}
