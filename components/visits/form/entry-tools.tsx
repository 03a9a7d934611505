"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { attachToEvent } from "@/components/attachments/attach-to";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Select } from "@/components/ui/select";
import { useRowPlace, type PlacedRow } from "@/components/visits/form/use-row-place";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import type { DimensionKey } from "@/lib/vocabulary";

type EntryToolsProps = { row: PlacedRow; onSplit: () => boolean; onDone: () => void };

/** Less frequent actions on an entry, below it: move, order, split, delete. */
export function EntryTools({ row, onSplit, onDone }: EntryToolsProps) {
  const { id } = row;
  const number = useRowPlace(row, "number");
  const t = useTranslations("visits");
  const { data, form, rows } = useVisitForm();
  const [nothingToSplit, setNothingToSplit] = useState(false);
  const { dimension, questionId } = form.getValues(`entries.${id}`);
  const here = `${dimension}/${questionId ?? ""}`;

  const groups = data.dimensions.map((each) => ({
    label: each.label,
    options: [
      ...each.questions.map((question) => ({ value: `${each.key}/${question.id}`, label: question.text })),
      { value: `${each.key}/`, label: t("form.otherPoints") },
    ],
  }));

  const move = (target: string) => {
    const [key, question] = target.split("/");
    rows.moveEntry(id, { dimension: key as DimensionKey, questionId: question || null }); // one of the values above
    onDone();
  };

  return (
    <div className="flex flex-wrap items-end gap-2 border-t border-line bg-sunken px-3 py-2">
      <Field label={t("form.entry.moveTo")} className="basis-full">
        {(field) => <Select {...field} value={here} options={groups} onChange={(event) => move(event.target.value)} />}
      </Field>
      <Button size="sm" aria-label={t("form.entry.up", { number })} onClick={() => rows.shiftEntry(id, -1)}>
        <Icon name="arrow-up" />
      </Button>
      <Button size="sm" aria-label={t("form.entry.down", { number })} onClick={() => rows.shiftEntry(id, 1)}>
        <Icon name="arrow-down" />
      </Button>
      <Button
        size="sm"
        onClick={() => {
          if (onSplit()) onDone();
          else setNothingToSplit(true);
        }}
      >
        <Icon name="split" />
        {t("split.action")}
      </Button>
      <Button
        size="sm"
        onClick={() => {
          document.dispatchEvent(new CustomEvent(attachToEvent, { detail: id }));
          onDone();
        }}
      >
        <Icon name="link" />
        {t("form.entry.attach")}
      </Button>
      <Button
        size="sm"
        variant="danger"
        className="ms-auto"
        aria-label={t("form.entry.delete", { number })}
        onClick={() => rows.remove("entryIds", id)}
      >
        <Icon name="trash" />
        {t("form.delete")}
      </Button>
      {nothingToSplit && (
        <p role="status" className="basis-full text-sm text-muted">
          {t("split.nothing")}
        </p>
      )}
    </div>
  );
}
