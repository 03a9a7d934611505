"use client";

import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { CheckboxField } from "@/components/form/checkbox-field";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { TextField } from "@/components/form/text-field";
import { showProblems, useAction } from "@/components/form/use-action";
import { Button, SubmitButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { copyProject } from "@/lib/projects/actions";
import { copiedParts, copyProjectSchema } from "@/lib/projects/schema";

/** A new study that begins with the chosen parts of this one, and without anything that was heard. */
export function CopyProject({ projectId }: { projectId: string }) {
  const t = useTranslations();
  return (
    <Dialog
      title={t("projects.copying.title")}
      description={t("projects.copying.never")}
      closeLabel={t("frame.close")}
      trigger={<Button className="justify-self-start">{t("projects.copying.title")}</Button>}
    >
      <CopyForm projectId={projectId} />
    </Dialog>
  );
}

function CopyForm({ projectId }: { projectId: string }) {
  const t = useTranslations("projects");
  const router = useRouter();
  const { send, refusal } = useAction(copyProject);
  const { control, handleSubmit, formState, setError } = useForm({
    resolver: schemaResolver(copyProjectSchema),
    defaultValues: {
      ...{ projectId, name: "" },
      ...{ outline: true, themes: true, sites: true, members: true, settings: true, words: true },
    },
  });
  const submit = handleSubmit(async (input) => {
    const answer = await send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    router.push(`/projects/${answer.data.projectId}`);
    return new Promise<never>(() => {});
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <RefusalNotice refusal={refusal} />
      <TextField control={control} name="name" label={t("copying.name")} autoComplete="off" />
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-medium">{t("copying.parts")}</legend>
        {copiedParts.map((part) => (
          <CheckboxField
            key={part}
            control={control}
            name={part}
            label={t(`copying.part.${part}`)}
            hint={t(`copying.hint.${part}`)}
          />
        ))}
      </fieldset>
      <SubmitButton variant="primary" pending={formState.isSubmitting}>
        {t("create.action")}
      </SubmitButton>
    </form>
  );
}
