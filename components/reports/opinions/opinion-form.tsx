"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { TextareaField } from "@/components/form/textarea-field";
import { showProblems, useAction } from "@/components/form/use-action";
import { Button, SubmitButton } from "@/components/ui/button";
import { addOpinion, removeOpinion, saveOpinion } from "@/lib/reports/actions";
import { opinionFormSchema, type Opinion, type OpinionForm as Values } from "@/lib/reports/opinions/schema";
import { opinionHandlings } from "@/lib/vocabulary";

type OpinionFormProps = {
  target: { projectId: string; reportId: string };
  /** Null for a new one. */
  opinion: Opinion | null;
  number: number;
};

const empty: Values = { opinion: "", source: "", handling: "pending", reason: "" };

/** One row of the 意见采纳情况表, to be changed in its place; or the form for a new one. */
export function OpinionForm({ target, opinion, number }: OpinionFormProps) {
  const t = useTranslations("reports.opinions");
  const names = useTranslations("vocabulary.opinionHandling");
  const router = useRouter();
  const [version, setVersion] = useState(opinion?.version ?? 0);
  const [saved, setSaved] = useState(false);
  const adding = useAction(addOpinion);
  const saving = useAction(saveOpinion);
  const removing = useAction(removeOpinion);
  const given = opinion ?? empty;
  const { control, handleSubmit, formState, setError, reset } = useForm<Values>({
    resolver: schemaResolver(opinionFormSchema),
    defaultValues: { opinion: given.opinion, source: given.source, handling: given.handling, reason: given.reason },
  });
  const submit = handleSubmit(async (values) => {
    setSaved(false);
    const answer = opinion
      ? await saving.send({ ...target, opinionId: opinion.id, version, ...values })
      : await adding.send({ ...target, ...values });
    if (!answer.ok) return showProblems(setError, answer.error);
    if ("version" in answer.data && typeof answer.data.version === "number") setVersion(answer.data.version);
    reset(opinion ? values : empty);
    setSaved(true);
    router.refresh();
  });
  const remove = async () => {
    if (opinion && (await removing.send({ ...target, opinionId: opinion.id })).ok) router.refresh();
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-3 sm:grid-cols-2">
      <TextareaField
        control={control}
        name="opinion"
        label={t("opinion")}
        rows={2}
        required
        className="sm:col-span-2"
      />
      <TextField control={control} name="source" label={t("source")} />
      <SelectField
        control={control}
        name="handling"
        label={t("handling")}
        options={opinionHandlings.map((value) => ({ value, label: names(value) }))}
      />
      <TextareaField control={control} name="reason" label={t("reason")} rows={1} className="sm:col-span-2" />
      <div className="flex flex-wrap items-center gap-2 sm:col-span-2">
        <SubmitButton
          size="sm"
          variant="primary"
          pending={formState.isSubmitting}
          {...(opinion && { "aria-label": t("saveLabel", { number }) })}
        >
          {opinion ? t("save") : t("addAction")}
        </SubmitButton>
        {opinion && (
          <Button
            size="sm"
            pending={removing.pending}
            aria-label={t("removeLabel", { number })}
            onClick={() => void remove()}
          >
            {t("remove")}
          </Button>
        )}
        <span role="status" className="text-sm text-green empty:hidden">
          {saved && !formState.isDirty && t("saved")}
        </span>
      </div>
      <RefusalNotice refusal={saving.refusal ?? adding.refusal ?? removing.refusal} />
    </form>
  );
}
