"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { NumberField } from "@/components/form/number-field";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { showProblems, useAction } from "@/components/form/use-action";
import { useKeptForm } from "@/components/form/use-kept-typing";
import { useLeaveGuard } from "@/components/form/use-leave-guard";
import { BasicsFields } from "@/components/projects/basics-fields";
import { ReportWordsFields } from "@/components/projects/report-words-fields";
import { ReloadButton } from "@/components/projects/reload-button";
import { SubmitButton } from "@/components/ui/button";
import { updateProject } from "@/lib/projects/actions";
import type { ProjectDetail } from "@/lib/projects/data";
import { updateProjectSchema } from "@/lib/projects/schema";

type BasicsFormProps = { project: ProjectDetail; fingerprint: string };

export function BasicsForm({ project, fingerprint }: BasicsFormProps) {
  const t = useTranslations("projects.settings");
  const words = useTranslations("projects.outline");
  const [saved, setSaved] = useState(false);
  const router = useRouter();
  const { send, refusal } = useAction(updateProject);
  const { id: projectId, startsOn, endsOn, ...rest } = project;
  const { control, handleSubmit, formState, setError, getValues, reset } = useForm({
    resolver: schemaResolver(updateProjectSchema),
    defaultValues: { ...rest, projectId, fingerprint, startsOn: startsOn ?? "", endsOn: endsOn ?? "" },
  });
  useKeptForm("project.basics", { control, getValues, reset });
  useLeaveGuard(formState.isDirty && !formState.isSubmitting, t("leave"));

  const submit = handleSubmit(async (input) => {
    const answer = await send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    reset({ ...input, ...answer.data, startsOn: input.startsOn ?? "", endsOn: input.endsOn ?? "" });
    setSaved(true);
    // The frame shows the name as well.
    router.refresh();
  });
  return (
    <form onSubmit={submit} noValidate className="grid max-w-measure gap-5">
      <BasicsFields control={control} />
      <fieldset className="grid gap-3 border-t border-line pt-5">
        <legend className="sr-only">{t("threshold")}</legend>
        <p aria-hidden className="font-medium">
          {t("threshold")}
        </p>
        <p className="text-sm text-muted">{t("thresholdHint")}</p>
        <div className="grid gap-5 sm:grid-cols-2">
          <NumberField
            control={control}
            name="commonMinSites"
            label={t("minSites")}
            unit={t("minSitesUnit")}
            whole
            required
          />
          <NumberField
            control={control}
            name="commonMinPercent"
            label={t("minPercent")}
            unit={t("minPercentUnit")}
            whole
            required
          />
        </div>
      </fieldset>
      <ReportWordsFields control={control} />
      <RefusalNotice refusal={refusal} action={<ReloadButton refusal={refusal} />} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton variant="primary" pending={formState.isSubmitting}>
          {t("save")}
        </SubmitButton>
        <p role="status" className="text-sm text-muted">
          {formState.isDirty ? words("unsaved") : saved && words("saved")}
        </p>
      </div>
    </form>
  );
}
