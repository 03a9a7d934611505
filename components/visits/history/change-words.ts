import { figureParts } from "@/lib/visits/said/figure";
import type { Translator } from "@/lib/i18n/server";
import { visitFields, type SingleField } from "@/lib/visits/fields";
import type { AnswerContent, EntryContent, FigureContent } from "@/lib/visits/schema";
import type { ChangeNames } from "@/lib/visits/types";
import type { VisitMethod } from "@/lib/vocabulary";

/** A field's value as the form shows it. */
export function singleText(t: Translator, field: SingleField, value: string | null, names: ChangeNames): string {
  if (value === null) return "";
  switch (visitFields[field].kind) {
    case "site":
      return names.siteNames[value] ?? "";
    case "person":
      return names.memberNames[value] ?? "";
    case "method":
      return t(`vocabulary.visitMethod.${value as VisitMethod}`); // parsed content has a method here
    case "day":
    case "time":
    case "line":
      return value;
  }
}

/** An entry or a figure on one line, with everything that a change of it may affect. */
export function itemText(
  t: Translator,
  item: { entry: EntryContent | null } | { figure: FigureContent | null },
): string {
  if ("entry" in item) {
    if (!item.entry) return "";
    const { text, form, speakerCategory } = item.entry;
    return [text, t(`vocabulary.entryForm.${form}`), speakerCategory].filter(Boolean).join(" · ");
  }
  if (!item.figure) return "";
  const { indicator, value, unit, asOf, definition, source } = item.figure;
  const said = figureParts(value, unit);
  const parts = [
    [indicator, said.value, said.unit].filter(Boolean).join(" "),
    asOf && t("visits.detail.asOf", { asOf }),
    definition && t("visits.detail.definition", { text: definition }),
    source && t("visits.detail.source", { text: source }),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** What was answered to a follow-up. */
export function answerText(answer: AnswerContent | null, { answerTexts }: ChangeNames): string {
  if (!answer) return "";
  return [...answer.entryIds.map((id) => answerTexts[id] ?? ""), answer.note].filter(Boolean).join(" · ");
}
