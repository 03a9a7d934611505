"use client";

import { get, useFormState, useWatch, type FieldPath } from "react-hook-form";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import type { VisitFormValues } from "@/components/visits/form/form-values";
import { useNotes } from "@/components/visits/form/notes-context";
import { useAsOfText } from "@/components/visits/form/use-date-text";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { figureParts } from "@/lib/visits/said/figure";
import { understoodAsOf, understoodHeadCount, understoodValue } from "@/lib/visits/said/understood";
import { figureOf } from "@/lib/visits/take-over";

type SaidProps = {
  /** The id by which the box names this text. */
  id: string;
  /** The id of the row. */
  row: string;
  /** The box has the focus: what is half typed is not called unreadable. */
  typing: boolean;
  className?: string;
};

/** A line that is always there, so that nothing moves when it begins to say something. */
function Line({ id, className, text }: { id: string; className: string | undefined; text: string | false | null }) {
  return (
    <p id={id} className={classNames("min-h-5 text-sm leading-5 text-muted tabular-nums", className)}>
      {text}
    </p>
  );
}

/** Whether a field has an error, which then says what is wrong with it. */
function useHasError(path: FieldPath<VisitFormValues>): boolean {
  const { form } = useVisitForm();
  const { errors } = useFormState({ control: form.control, name: path });
  return get(errors, path) !== undefined;
}

/** What was understood of 数值, where it differs from what was typed. Otherwise what this figure was last time. */
export function ValueSaid({ id, row, typing, className }: SaidProps) {
  const t = useTranslations("visits");
  const { form } = useVisitForm();
  const { lastVisit } = useNotes();
  const path = `figures.${row}` as const;
  const [indicator = "", value = "", unit = ""] = useWatch({
    control: form.control,
    name: [`${path}.indicator`, `${path}.value`, `${path}.unit`],
  });
  const refused = useHasError(`${path}.value`);
  const understood = understoodValue({ value, unit, asOf: "" });
  const before = figureOf(lastVisit, { indicator, unit });
  const text = () => {
    if (understood?.kind === "number") return t("form.understood.number", understood);
    if (understood?.kind === "about") return t("form.understood.about", understood);
    if (understood?.kind === "waiting" && !typing) return !refused && t("form.understood.noNumber");
    return before && t("form.lastSaid.figure", { ...figureParts(before.value, before.unit), asOf: before.asOf });
  };
  return <Line id={id} className={className} text={text()} />;
}

/** What was understood of 截至, where it differs from what was typed. */
export function AsOfSaid({ id, row, typing, className }: SaidProps) {
  const t = useTranslations("visits");
  const { form } = useVisitForm();
  const dayText = useAsOfText();
  const [asOf = "", visitedOn] = useWatch({ control: form.control, name: [`figures.${row}.asOf`, "visitedOn"] });
  const refused = useHasError(`figures.${row}.asOf`);
  const understood = understoodAsOf(asOf, visitedOn);
  const text = () => {
    if (understood?.kind === "day") return t("form.understood.day", { day: dayText(understood.day) });
    return understood?.kind === "waiting" && !typing && !refused && t("form.understood.noDay");
  };
  return <Line id={id} className={className} text={text()} />;
}

/** What was understood of a number of people, where it differs from what was typed. */
export function HeadCountSaid({ id, row, typing, className }: SaidProps) {
  const t = useTranslations("visits");
  const { form } = useVisitForm();
  const headCount = useWatch({ control: form.control, name: `audiences.${row}.headCount` });
  const refused = useHasError(`audiences.${row}.headCount`);
  const understood = understoodHeadCount(headCount ?? "");
  const text = () => {
    if (understood?.kind === "number") return t("form.understood.people", understood);
    return understood?.kind === "waiting" && !typing && !refused && t("form.understood.noPeople");
  };
  return <Line id={id} className={className} text={text()} />;
}
