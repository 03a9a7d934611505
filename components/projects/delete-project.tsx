"use client";

import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { TextField } from "@/components/form/text-field";
import { showProblems, useAction } from "@/components/form/use-action";
import { Button, SubmitButton } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { DownloadLink } from "@/components/ui/download-link";
import { deleteProject } from "@/lib/projects/actions";
import type { ProjectContents } from "@/lib/projects/data";
import { deleteProjectSchema } from "@/lib/projects/schema";

type DeleteProjectProps = { projectId: string; name: string; contents: ProjectContents };

/** Says what goes, offers the archive, and asks for the project's name. */
export function DeleteProject({ projectId, name, contents }: DeleteProjectProps) {
  const t = useTranslations();
  return (
    <Dialog
      title={t("projects.deleting.question")}
      closeLabel={t("frame.close")}
      trigger={
        <Button variant="danger" className="justify-self-start">
          {t("projects.deleting.title")}
        </Button>
      }
    >
      <DeleteForm {...{ projectId, name, contents }} />
    </Dialog>
  );
}

function DeleteForm({ projectId, name, contents }: DeleteProjectProps) {
  const t = useTranslations();
  const router = useRouter();
  const { send, refusal } = useAction(deleteProject);
  const { control, handleSubmit, formState, setError } = useForm({
    resolver: schemaResolver(deleteProjectSchema),
    defaultValues: { projectId, name: "" },
  });
  const submit = handleSubmit(async (input) => {
    const answer = await send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    router.push("/projects");
    return new Promise<never>(() => {});
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <p>{t("projects.deleting.goes", { ...contents })}</p>
      <p>{t("projects.deleting.after")}</p>
      <div className="grid justify-items-start gap-2">
        <p className="text-sm text-muted">{t("projects.deleting.archiveFirst")}</p>
        <DownloadLink href={`/api/archives/${projectId}`} label={t("archives.download")} />
      </div>
      <RefusalNotice refusal={refusal} />
      <TextField control={control} name="name" label={t("projects.deleting.typeName", { name })} autoComplete="off" />
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose>
          <Button>{t("frame.cancel")}</Button>
        </DialogClose>
        <SubmitButton variant="danger" pending={formState.isSubmitting}>
          {t("projects.deleting.title")}
        </SubmitButton>
      </div>
    </form>
  );
}
