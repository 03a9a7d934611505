"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useForm } from "react-hook-form";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { SelectField } from "@/components/form/select-field";
import { showProblems, useAction } from "@/components/form/use-action";
import { Button, SubmitButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { cancelFollowUp, reassignFollowUp } from "@/lib/followups/actions";

export type Asker = { id: string; displayName: string };
type ManageFollowUpProps = {
  projectId: string;
  followUp: { id: string; question: string; assigneeId: string };
  askers: Asker[];
};

/** Gives a question to somebody else, or cancels it. */
export function ManageFollowUp({ projectId, followUp, askers }: ManageFollowUpProps) {
  const t = useTranslations("followups.manage");
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={t("title")}
      description={followUp.question}
      closeLabel={t("close")}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" variant="quiet" aria-label={t("buttonOf", { question: followUp.question })}>
          {t("button")}
        </Button>
      }
    >
      <ManageForm {...{ projectId, followUp, askers }} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function ManageForm({ projectId, followUp, askers, onDone }: ManageFollowUpProps & { onDone: () => void }) {
  const t = useTranslations("followups");
  const router = useRouter();
  const giving = useAction(reassignFollowUp);
  const cancelling = useAction(cancelFollowUp);
  const followUpId = followUp.id;
  const here = askers.some(({ id }) => id === followUp.assigneeId);
  const { control, handleSubmit, setError } = useForm({
    defaultValues: { assigneeId: here ? followUp.assigneeId : "" },
  });
  const done = () => {
    onDone();
    router.refresh();
  };
  const submit = handleSubmit(async ({ assigneeId }) => {
    const answer = await giving.send({ projectId, followUpId, assigneeId });
    if (answer.ok) done();
    else showProblems(setError, answer.error);
  });
  const cancel = async () => {
    const answer = await cancelling.send({ projectId, followUpId });
    if (answer.ok) done();
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <RefusalNotice refusal={giving.refusal ?? cancelling.refusal} />
      <SelectField
        control={control}
        name="assigneeId"
        label={t("manage.assignee")}
        placeholder={t("new.assigneePlaceholder")}
        options={askers.map(({ id, displayName }) => ({ value: id, label: displayName }))}
      />
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-between">
        <Button variant="danger" pending={cancelling.pending} onClick={() => void cancel()}>
          {t("manage.cancel")}
        </Button>
        <SubmitButton variant="primary" pending={giving.pending}>
          {t("manage.save")}
        </SubmitButton>
      </div>
    </form>
  );
}
