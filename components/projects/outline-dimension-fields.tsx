"use client";

import { useEffect, useRef, useState } from "react";
import { useFieldArray, useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/form/text-field";
import { TextareaField } from "@/components/form/textarea-field";
import { DimensionLabel } from "@/components/projects/dimension-label";
import type { OutlineControl } from "@/components/projects/outline-control";
import { OutlineQuestionRow } from "@/components/projects/outline-question-row";
import { RetiredQuestions } from "@/components/projects/retired-questions";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { OutlineQuestion } from "@/lib/projects/data";
import type { DimensionKey } from "@/lib/vocabulary";

type OutlineDimensionFieldsProps = {
  control: OutlineControl;
  dimension: DimensionKey;
  place: number;
  answers: Record<string, number>;
  retired: OutlineQuestion[];
  onRetired: (questions: OutlineQuestion[]) => void;
};

export function OutlineDimensionFields({
  control,
  dimension,
  place,
  answers,
  retired,
  onRetired,
}: OutlineDimensionFieldsProps) {
  const t = useTranslations("projects.outline");
  const { fields, append, move, remove } = useFieldArray({
    control,
    name: `dimensions.${place}.questions`,
    keyName: "row",
  });
  const label = useWatch({ control, name: `dimensions.${place}.label` });
  const list = useRef<HTMLOListElement>(null);
  const focusNext = useRef<{ place: number; part: string } | null>(null);
  const [said, setSaid] = useState("");

  // Keeps the focus on a moved or new row: the browser drops it when the row changes its place in the page.
  useEffect(() => {
    if (!focusNext.current) return;
    const { place: row, part } = focusNext.current;
    const find = (name: string) =>
      list.current?.querySelector<HTMLElement>(`[data-place="${row}"] [data-part="${name}"]:not(:disabled)`);
    (find(part) ?? find("text"))?.focus();
    focusNext.current = null;
  }, [fields]);

  const shift = (from: number, to: number, part: string) => {
    if (to < 0 || to >= fields.length) return;
    focusNext.current = { place: to, part };
    move(from, to);
    setSaid(t("moved", { number: to + 1 }));
  };
  const takeOff = (index: number, question: OutlineQuestion | null) => {
    if (question) onRetired([...retired, question]);
    focusNext.current = { place: Math.max(0, index - 1), part: "text" };
    remove(index);
  };
  const add = (question: OutlineQuestion | null) => {
    focusNext.current = { place: fields.length, part: "text" };
    append(question ?? { id: null, text: "", hint: "" }, { shouldFocus: false });
    if (question) onRetired(retired.filter(({ id }) => id !== question.id));
  };

  return (
    <section className="mt-8 border-t border-line pt-5" aria-labelledby={`dimension-${dimension}`}>
      <h2 id={`dimension-${dimension}`} className="flex flex-wrap items-baseline gap-x-3">
        <DimensionLabel dimension={dimension} label={label} size="lg" />
        <span className="text-sm font-normal text-muted">{t("questionCount", { count: fields.length })}</span>
      </h2>
      <div className="mt-3 grid gap-4 sm:grid-cols-[12rem_1fr]">
        <TextField
          control={control}
          name={`dimensions.${place}.label`}
          label={t("label")}
          autoComplete="off"
          required
        />
        <TextareaField
          control={control}
          name={`dimensions.${place}.guidance`}
          label={t("guidance")}
          hint={t("guidanceHint")}
          rows={2}
        />
      </div>
      {fields.length === 0 && <p className="mt-4 text-sm text-muted">{t("noQuestions")}</p>}
      <ol ref={list} aria-label={t("questions")} className="mt-4 border-y border-line empty:hidden">
        {fields.map((field, index) => (
          <OutlineQuestionRow
            key={field.row}
            control={control}
            place={place}
            index={index}
            last={index === fields.length - 1}
            answers={field.id ? (answers[field.id] ?? 0) : 0}
            onShift={(by, part) => shift(index, index + by, part)}
            onTakeOff={(question) => takeOff(index, question)}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
      <Button
        size="sm"
        className="mt-3"
        onClick={() => add(null)}
        aria-label={t("addTo", { dimension: label })}
        off={fields.length >= 30 && { why: t("full", { max: 30 }) }}
      >
        <Icon name="plus" className="size-4" />
        {t("add")}
      </Button>
      <RetiredQuestions questions={retired} answers={answers} onRestore={add} />
    </section>
  );
}
