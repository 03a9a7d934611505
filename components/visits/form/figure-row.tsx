"use client";

import { memo, type FocusEvent } from "react";
import { useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useNotes } from "@/components/visits/form/notes-context";
import { rowOutOfSightClass } from "@/components/visits/form/row-class";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { WatchedTextField } from "@/components/visits/form/watched-text-field";
import { figureOf } from "@/lib/visits/take-over";

/** One figure: 指标, 数值, 单位, 截至, 口径, 来源. A known indicator fills in its unit and 口径. */
export const FigureRow = memo(function FigureRow({ id, number }: { id: string; number: number }) {
  const t = useTranslations("visits");
  const { data, form, rows, touched } = useVisitForm();
  const { control } = form;
  const { lastVisit } = useNotes();
  const path = `figures.${id}` as const;

  const [indicator, unit] = useWatch({ control, name: [`${path}.indicator`, `${path}.unit`] });
  const before = figureOf(lastVisit, { indicator: indicator ?? "", unit: unit ?? "" });

  const fillKnown = (event: FocusEvent<HTMLElement>) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.name !== `${path}.indicator`) return;
    const known = data.indicators.find(({ name }) => name === box.value.trim());
    if (!known) return;
    if (!form.getValues(`${path}.unit`)) form.setValue(`${path}.unit`, known.unit);
    if (!form.getValues(`${path}.definition`)) form.setValue(`${path}.definition`, known.definition);
    touched();
  };

  return (
    <li
      ref={(row) => {
        if (row && rows.takesFocus(`${path}.indicator`)) row.querySelector("input")?.focus();
        if (row && rows.takesFocus(`${path}.value`)) row.querySelectorAll("input")[1]?.focus();
      }}
      onBlur={fillKnown}
      className={rowOutOfSightClass}
    >
      <div className="rounded-md border border-line bg-surface p-3 focus-within:border-action">
        <fieldset className="grid grid-cols-2 gap-x-3 gap-y-2 sm:grid-cols-6">
          <legend className="sr-only">{t("form.figure.legend", { number })}</legend>
          <WatchedTextField
            name={`${path}.indicator`}
            label={t("form.figure.indicator")}
            list="visit-indicators"
            autoComplete="off"
            className="col-span-2 sm:col-span-6"
          />
          <TextField
            control={control}
            name={`${path}.value`}
            label={t("form.figure.value")}
            hint={before && t("form.lastSaid.figure", { value: before.value, unit: before.unit, asOf: before.asOf })}
            inputMode="decimal"
            autoComplete="off"
            className="sm:col-span-2"
          />
          <TextField
            control={control}
            name={`${path}.unit`}
            label={t("form.figure.unit")}
            autoComplete="off"
            className="sm:col-span-2"
          />
          <TextField
            control={control}
            name={`${path}.asOf`}
            label={t("form.figure.asOf")}
            inputMode="numeric"
            placeholder="2026-10"
            autoComplete="off"
            className="sm:col-span-2"
          />
          <WatchedTextField
            name={`${path}.source`}
            label={t("form.figure.source")}
            autoComplete="off"
            className="sm:col-span-3"
          />
          <WatchedTextField
            name={`${path}.definition`}
            label={t("form.figure.definition")}
            autoComplete="off"
            className="col-span-2 sm:col-span-3"
          />
        </fieldset>
        <div className="mt-1 flex justify-end">
          <Button
            size="sm"
            variant="quiet"
            aria-label={t("form.figure.delete", { number })}
            onClick={() => rows.remove("figureIds", id)}
          >
            <Icon name="trash" />
            {t("form.delete")}
          </Button>
        </div>
      </div>
    </li>
  );
});
