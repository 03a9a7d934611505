"use client";

import type { MouseEvent } from "react";
import type { FieldPath } from "react-hook-form";
import { useTranslations } from "use-intl";
import type { VisitFormValues } from "@/components/visits/form/form-values";
import { useVisitForm } from "@/components/visits/form/visit-form-context";

/** A text that may be taken into a field. */
export type Proposal = {
  name: FieldPath<VisitFormValues>;
  text: string;
  /** The name of the field. */
  label: string;
};

/**
 * Offers texts for empty fields: grey in the box, with a button that takes all of them. Nothing is stored before the
 * press, so that no visit says what nobody has said in it. Returns what the box of each field needs.
 */
export function useProposal(proposals: readonly Proposal[]) {
  const t = useTranslations("visits");
  const { form, touched } = useVisitForm();
  const offered = proposals.filter(({ text }) => text !== "");
  const what = offered
    .map(({ label, text }) => t("form.proposal.part", { field: label, text }))
    .join(t("form.proposal.between"));

  const take = (event: MouseEvent, into: FieldPath<VisitFormValues>) => {
    for (const { name, text } of offered) form.setValue(name, text);
    touched();
    // The button is gone now. A finger needs no focus, which would open the keyboard.
    if (event.detail === 0) form.setFocus(into);
  };

  return (name: FieldPath<VisitFormValues>) => {
    const own = offered.find((each) => each.name === name);
    if (!own) return { placeholder: undefined, inside: null };
    return {
      placeholder: own.text,
      inside: (
        <button
          type="button"
          title={own.text}
          aria-label={t("form.proposal.takeName", { what })}
          onClick={(event) => take(event, name)}
          className="absolute inset-y-0 end-0 min-w-11 rounded-md px-3 text-sm font-medium text-action hover:bg-action-soft"
        >
          {t("form.proposal.take")}
        </button>
      ),
    };
  };
}
