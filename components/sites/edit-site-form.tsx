"use client";

import { useEffect } from "react";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { NotRead } from "@/components/form/not-read";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { seenSince } from "@/components/form/seen-since";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { TypedBefore } from "@/components/form/typed-before";
import { showProblems, useAction } from "@/components/form/use-action";
import { useKeptForm } from "@/components/form/use-kept-typing";
import { useSiteChoices } from "@/components/sites/use-site-choices";
import { SubmitButton } from "@/components/ui/button";
import { updateSite } from "@/lib/sites/actions";
import type { ListedSite } from "@/lib/sites/site-page";
import { updateSiteSchema } from "@/lib/sites/schema";
import { siteKinds } from "@/lib/vocabulary";

type EditSiteFormProps = { projectId: string; site: ListedSite; onDone: () => void };

export function EditSiteForm({ projectId, site, onDone }: EditSiteFormProps) {
  const t = useTranslations();
  const router = useRouter();
  const { send, refusal } = useAction(updateSite);
  const shown = { name: site.name, kind: site.kind, county: site.county, mergedIntoId: site.mergedIntoId ?? "" };
  const { control, handleSubmit, formState, setError, setValue, getValues, reset } = useForm({
    resolver: schemaResolver(updateSiteSchema),
    defaultValues: { projectId, siteId: site.id, ...shown, was: shown },
  });
  const kept = useKeptForm(`site.${site.id}`, { control, getValues, reset });
  const submit = handleSubmit(async (input) => {
    const answer = await send(input);
    if (!answer.ok) {
      if (input.was) setValue("was", seenSince(input.was, answer.error));
      return showProblems(setError, answer.error);
    }
    kept.forget();
    router.refresh();
    onDone();
  });
  const { choices, failed, load } = useSiteChoices(projectId);
  useEffect(load, [load]);
  // Only a present site can be chosen. An earlier choice stays visible, also before the others have come.
  const { mergedIntoId, presentName } = site;
  const present = mergedIntoId && presentName ? [{ id: mergedIntoId, name: presentName }] : [];
  const others = choices.filter(({ id }) => id !== site.id && id !== mergedIntoId);
  const targets = [...present, ...others].map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TypedBefore shown={kept.returned} />
      <RefusalNotice refusal={refusal} />
      <TextField control={control} name="name" label={t("sites.name")} autoComplete="off" required />
      <SelectField
        control={control}
        name="kind"
        label={t("sites.kind")}
        options={siteKinds.map((value) => ({ value, label: t(`vocabulary.siteKind.${value}`) }))}
      />
      <TextField
        control={control}
        name="county"
        label={t("sites.county")}
        hint={t("sites.edit.countyHint")}
        autoComplete="off"
      />
      <SelectField
        control={control}
        name="mergedIntoId"
        label={t("sites.edit.mergedInto")}
        hint={t("sites.edit.mergedIntoHint")}
        placeholder={t("sites.edit.notMerged")}
        options={targets}
      />
      <NotRead
        refusal={failed}
        failed={t("sites.choice.failed")}
        again={{ label: t("sites.choice.again"), onAgain: load }}
      />
      <SubmitButton variant="primary" pending={formState.isSubmitting}>
        {t("sites.edit.save")}
      </SubmitButton>
    </form>
  );
}
