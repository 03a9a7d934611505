"use client";

import { memo, useState } from "react";
import { useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { AsOfSaid, ValueSaid } from "@/components/visits/form/figure-said";
import { rowOutOfSightClass } from "@/components/visits/form/row-class";
import { useProposal } from "@/components/visits/form/use-proposal";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { WatchedTextField } from "@/components/visits/form/watched-text-field";
import { figureProposals } from "@/lib/visits/proposals";

const allFigures = ["figures", "figureIds"] as const;

/** What is proposed for the empty fields of a figure, for their boxes. */
function useFigureProposals(id: string) {
  const t = useTranslations("visits");
  const { data, form } = useVisitForm();
  const path = `figures.${id}` as const;
  // Rendered again only when a proposal changes, not with every key in any row.
  const { unit, definition, last } = useWatch({
    control: form.control,
    name: allFigures,
    compute: ([figures, ids]) => {
      const above = ids.slice(0, ids.indexOf(id)).flatMap((other) => figures[other] ?? []);
      return figureProposals(figures[id] ?? form.getValues(path), data.indicators, above);
    },
  });
  const ofUnit = useProposal([{ name: `${path}.unit`, text: unit, label: t("form.figure.unit") }]);
  const ofDefinition = useProposal([
    { name: `${path}.definition`, text: definition, label: t("form.figure.definition") },
  ]);
  const ofLast = useProposal([
    { name: `${path}.asOf`, text: last.asOf, label: t("form.figure.asOf") },
    { name: `${path}.source`, text: last.source, label: t("form.figure.source") },
  ]);
  return {
    unit: ofUnit(`${path}.unit`),
    definition: ofDefinition(`${path}.definition`),
    asOf: ofLast(`${path}.asOf`),
    source: ofLast(`${path}.source`),
  };
}

/** One figure: 指标, 数值, 单位, 截至, 口径, 来源. */
export const FigureRow = memo(function FigureRow({ id, number }: { id: string; number: number }) {
  const t = useTranslations("visits");
  const { form, rows } = useVisitForm();
  const { control } = form;
  const proposed = useFigureProposals(id);
  const [typingIn, setTypingIn] = useState("");
  const path = `figures.${id}` as const;
  const saidIds = { value: `${id}-value-said`, asOf: `${id}-as-of-said` };

  return (
    <li
      ref={(row) => {
        if (row && rows.takesFocus(`${path}.indicator`)) row.querySelector("input")?.focus();
        if (row && rows.takesFocus(`${path}.value`)) row.querySelectorAll("input")[1]?.focus();
      }}
      onFocus={({ target }) => setTypingIn(target instanceof HTMLInputElement ? target.name : "")}
      onBlur={() => setTypingIn("")}
      className={rowOutOfSightClass}
    >
      <div className="rounded-md border border-line bg-surface p-3 pb-1 focus-within:border-action">
        {/* What is said about 数值 and 截至 has a line of its own below them, so that no row moves under a finger. */}
        <fieldset className="grid grid-cols-2 gap-x-3 sm:grid-cols-6">
          <legend className="sr-only">{t("form.figure.legend", { number })}</legend>
          <WatchedTextField
            name={`${path}.indicator`}
            label={t("form.figure.indicator")}
            list="visit-indicators"
            autoComplete="off"
            className="col-span-2 mb-2 sm:col-span-6"
          />
          <TextField
            control={control}
            name={`${path}.value`}
            label={t("form.figure.value")}
            describedBy={saidIds.value}
            autoComplete="off"
            className="sm:col-span-2"
          />
          <TextField
            control={control}
            name={`${path}.unit`}
            label={t("form.figure.unit")}
            autoComplete="off"
            className="sm:col-span-2"
            {...proposed.unit}
          />
          <ValueSaid
            id={saidIds.value}
            row={id}
            typing={typingIn === `${path}.value`}
            className="col-span-2 my-1 sm:order-1 sm:col-span-4"
          />
          <TextField
            control={control}
            name={`${path}.asOf`}
            label={t("form.figure.asOf")}
            describedBy={saidIds.asOf}
            autoComplete="off"
            className="sm:col-span-2"
            {...proposed.asOf}
            placeholder={proposed.asOf.placeholder ?? "2026-10"}
          />
          <WatchedTextField
            name={`${path}.source`}
            label={t("form.figure.source")}
            autoComplete="off"
            className="sm:order-2 sm:col-span-3"
            {...proposed.source}
          />
          <AsOfSaid
            id={saidIds.asOf}
            row={id}
            typing={typingIn === `${path}.asOf`}
            className="col-span-2 my-1 sm:order-1"
          />
          <WatchedTextField
            name={`${path}.definition`}
            label={t("form.figure.definition")}
            autoComplete="off"
            className="col-span-2 sm:order-2 sm:col-span-3"
            {...proposed.definition}
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
