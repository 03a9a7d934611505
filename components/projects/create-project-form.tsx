"use client";

import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { TypedBefore } from "@/components/form/typed-before";
import { showProblems, useAction } from "@/components/form/use-action";
import { useKeptForm } from "@/components/form/use-kept-typing";
import { BasicsFields } from "@/components/projects/basics-fields";
import { SubmitButton } from "@/components/ui/button";
import { createProject } from "@/lib/projects/actions";
import { createProjectSchema } from "@/lib/projects/schema";

export function CreateProjectForm() {
  const t = useTranslations("projects");
  const router = useRouter();
  const { send, refusal } = useAction(createProject);
  const { control, handleSubmit, formState, setError, getValues, reset } = useForm({
    resolver: schemaResolver(createProjectSchema),
    defaultValues: { name: "", background: "", coverage: "", startsOn: "", endsOn: "" },
  });
  const kept = useKeptForm("project.new", { control, getValues, reset });
  const submit = handleSubmit(async (input) => {
    const answer = await send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    router.push(`/projects/${answer.data.projectId}`);
    return new Promise<never>(() => {});
  });
  return (
    <form onSubmit={submit} noValidate className="grid max-w-measure gap-5">
      <TypedBefore shown={kept.returned} />
      <RefusalNotice refusal={refusal} />
      <BasicsFields control={control} />
      <SubmitButton variant="primary" pending={formState.isSubmitting} className="justify-self-start">
        {t("create.action")}
      </SubmitButton>
    </form>
  );
}
