"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { FormErrors } from "@/components/form/form-errors";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { showProblems, useAction } from "@/components/form/use-action";
import { useKeptForm } from "@/components/form/use-kept-typing";
import { useLeaveGuard } from "@/components/form/use-leave-guard";
import { OutlineDimensionFields } from "@/components/projects/outline-dimension-fields";
import { ReloadButton } from "@/components/projects/reload-button";
import { ActionBar } from "@/components/ui/action-bar";
import { SubmitButton } from "@/components/ui/button";
import { saveOutline } from "@/lib/projects/actions";
import type { OutlineDimension, OutlineQuestion } from "@/lib/projects/data";
import { outlineSchema, type OutlineInput } from "@/lib/projects/schema";

type OutlineFormProps = {
  projectId: string;
  outline: OutlineDimension[];
  fingerprint: string;
  /** How many entries and figures answer a question, by its id. */
  answers: Record<string, number>;
};

/** Questions that are no longer on the outline, by the position of the dimension. */
type Retired = OutlineQuestion[][];

function valuesOf(
  projectId: string,
  { outline, fingerprint }: { outline: OutlineDimension[]; fingerprint: string },
): OutlineInput {
  return { projectId, fingerprint, dimensions: outline.map(({ retired: _retired, ...dimension }) => dimension) };
}

export function OutlineForm({ projectId, outline, fingerprint, answers }: OutlineFormProps) {
  const t = useTranslations("projects.outline");
  const frame = useTranslations("frame");
  const leave = useTranslations("projects.settings")("leave");
  const { send, refusal } = useAction(saveOutline);
  const [retired, setRetired] = useState<Retired>(outline.map((dimension) => dimension.retired));
  const [saved, setSaved] = useState(false);
  const { control, handleSubmit, formState, setError, getValues, reset } = useForm<OutlineInput, unknown, OutlineInput>(
    {
      resolver: schemaResolver(outlineSchema),
      defaultValues: valuesOf(projectId, { outline, fingerprint }),
      shouldFocusError: false,
    },
  );
  useKeptForm("project.outline", { control, getValues, reset });
  useLeaveGuard(formState.isDirty && !formState.isSubmitting, leave);

  const submit = handleSubmit(async (input) => {
    const answer = await send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    reset(valuesOf(projectId, answer.data));
    setSaved(true);
    setRetired(answer.data.outline.map((dimension) => dimension.retired));
  });
  const labelOf = (path: string) => {
    const [, place, field, number] = path.split(".");
    const name = outline[Number(place)]?.label;
    if (!name) return null;
    return field === "questions" ? `${name} · ${t("question", { number: Number(number) + 1 })}` : name;
  };

  return (
    <form onSubmit={submit} noValidate className="max-w-3xl">
      <FormErrors
        control={control}
        title={(count) => frame("errorSummary", { count })}
        labelFor={labelOf}
        className="mb-5"
      />
      <p className="max-w-measure text-sm text-muted">{t("context")}</p>
      <p className="max-w-measure text-sm text-muted pointer-coarse:hidden">{t("keys")}</p>
      {outline.map(({ key }, place) => (
        <OutlineDimensionFields
          key={key}
          control={control}
          dimension={key}
          place={place}
          answers={answers}
          retired={retired[place] ?? []}
          onRetired={(questions) => setRetired((all) => all.map((own, index) => (index === place ? questions : own)))}
        />
      ))}
      <ActionBar className="flex-wrap">
        <p role="status" className="text-sm text-muted">
          {formState.isDirty ? t("unsaved") : saved && t("saved")}
        </p>
        <SubmitButton variant="primary" pending={formState.isSubmitting}>
          {t("save")}
        </SubmitButton>
        <div className="order-first basis-full empty:hidden">
          <RefusalNotice refusal={refusal} action={<ReloadButton refusal={refusal} />} />
        </div>
      </ActionBar>
    </form>
  );
}
