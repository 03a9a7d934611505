"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useController, useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { OneTimeLinkView } from "@/components/accounts/one-time-link-view";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { TextField } from "@/components/form/text-field";
import { TypedBefore } from "@/components/form/typed-before";
import { showProblems, useAction } from "@/components/form/use-action";
import { useKeptForm } from "@/components/form/use-kept-typing";
import { RoleChoice } from "@/components/members/role-choice";
import { Button, SubmitButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { OneTimeLink } from "@/lib/auth/one-time-token";
import { inviteMember } from "@/lib/members/actions";
import { inviteMemberSchema } from "@/lib/members/schema";
import type { ProjectRole } from "@/lib/vocabulary";

export function InviteDialog({ projectId }: { projectId: string }) {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  return (
    <Dialog
      title={link ? t("members.invite.done") : t("members.invite.title")}
      {...(!link && { description: t("members.invite.lead") })}
      closeLabel={t("frame.close")}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) setLink(null);
      }}
      trigger={<Button variant="primary">{t("members.invite.title")}</Button>}
    >
      {link ? <OneTimeLinkView link={link} /> : <InviteForm projectId={projectId} onInvited={setLink} />}
    </Dialog>
  );
}

function InviteForm({ projectId, onInvited }: { projectId: string; onInvited: (link: OneTimeLink) => void }) {
  const t = useTranslations();
  const router = useRouter();
  const { send, refusal } = useAction(inviteMember);
  const { control, handleSubmit, formState, setError, getValues, reset } = useForm({
    resolver: schemaResolver(inviteMemberSchema),
    defaultValues: { projectId, role: "member" as ProjectRole, note: "" },
  });
  const { field: role } = useController({ control, name: "role" });
  const kept = useKeptForm("invitation", { control, getValues, reset });
  const submit = handleSubmit(async (input) => {
    const answer = await send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    kept.forget();
    onInvited(answer.data);
    router.refresh();
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TypedBefore shown={kept.returned} />
      <RefusalNotice refusal={refusal} />
      <RoleChoice legend={t("members.invite.role")} name="role" value={role.value} onChange={role.onChange} />
      <TextField
        control={control}
        name="note"
        label={t("members.invite.note")}
        hint={t("members.invite.noteHint")}
        note={t("frame.optional")}
        autoComplete="off"
      />
      <SubmitButton variant="primary" pending={formState.isSubmitting}>
        {t("members.invite.action")}
      </SubmitButton>
    </form>
  );
}
