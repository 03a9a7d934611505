"use client";

import { useState } from "react";
import { get, useFormState, useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { ErrorText } from "@/components/form/error-text";
import { TextField } from "@/components/form/text-field";
import { messageOf } from "@/components/form/use-field";
import { Button } from "@/components/ui/button";
import { FieldError, RequiredMark } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { HeadCountSaid } from "@/components/visits/form/figure-said";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import { WatchedTextField } from "@/components/visits/form/watched-text-field";
import { isRequired } from "@/lib/visits/fields";

/** 受访对象: categories of people and their number, never a name. */
export function AudienceRows() {
  const t = useTranslations("visits");
  const { form, rows } = useVisitForm();
  const { control } = form;
  const ids = useWatch({ control, name: "audienceIds" });
  const { errors } = useFormState({ control, name: "audiences" });
  const error = messageOf(get(errors, "audiences"));
  return (
    <fieldset data-field="audiences" tabIndex={-1} className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">
        {t("form.audiences")}
        {isRequired("audiences") && <RequiredMark said={t("form.required")} />}
        <span className="ms-2 font-normal text-muted">{t("form.audiencesHint")}</span>
      </legend>
      <ol className="flex flex-col">
        {ids.map((id, index) => (
          <AudienceRow key={id} id={id} number={index + 1} />
        ))}
      </ol>
      <Button variant="quiet" className="-ms-3 min-h-11" onClick={() => rows.addAudience()}>
        <Icon name="plus" />
        {t("form.addAudience")}
      </Button>
      {error && (
        <FieldError id="audiences-error">
          <ErrorText message={error} />
        </FieldError>
      )}
    </fieldset>
  );
}

function AudienceRow({ id, number }: { id: string; number: number }) {
  const t = useTranslations("visits");
  const { form, rows } = useVisitForm();
  const [typing, setTyping] = useState(false);
  const said = `${id}-said`;
  return (
    <li
      className="flex flex-wrap items-start gap-x-2"
      ref={(row) => {
        if (row && rows.takesFocus(`audiences.${id}.category`)) row.querySelector("input")?.focus();
        if (row && rows.takesFocus(`audiences.${id}.headCount`)) row.querySelectorAll("input")[1]?.focus();
      }}
      onFocus={({ target }) => setTyping(target instanceof HTMLInputElement)}
      onBlur={() => setTyping(false)}
    >
      <WatchedTextField
        name={`audiences.${id}.category`}
        label={t("form.audienceCategory", { number })}
        placeholder={t("form.audienceCategoryPlaceholder")}
        hideLabel
        list="visit-speakers"
        autoComplete="off"
        className="min-w-0 flex-1"
      />
      <TextField
        control={form.control}
        name={`audiences.${id}.headCount`}
        label={t("form.audienceHeadCount", { number })}
        placeholder={t("form.audienceHeadCountPlaceholder")}
        hideLabel
        describedBy={said}
        inputMode="numeric"
        autoComplete="off"
        className="w-20"
      />
      <Button
        variant="quiet"
        className="size-11 px-0!"
        aria-label={t("form.audienceDelete", { number })}
        onClick={() => rows.remove("audienceIds", id)}
      >
        <Icon name="close" />
      </Button>
      <HeadCountSaid id={said} row={id} typing={typing} className="basis-full pe-13 text-end" />
    </li>
  );
}
