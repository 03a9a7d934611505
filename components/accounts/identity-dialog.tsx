"use client";

import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { TextField } from "@/components/form/text-field";
import { showProblems, useAction } from "@/components/form/use-action";
import { Button, SubmitButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { mapIdentity, unmapIdentity } from "@/lib/accounts/actions";
import { identitySchema } from "@/lib/accounts/schema";

type IdentityDialogProps = {
  account: { id: string; displayName: string; subject: string | null };
  onClose: () => void;
};

/** Who the person is at the office's own sign-in service. */
export function IdentityDialog({ account, onClose }: IdentityDialogProps) {
  const t = useTranslations();
  const router = useRouter();
  const mapping = useAction(mapIdentity);
  const removal = useAction(unmapIdentity);
  const { control, handleSubmit, setError } = useForm({
    resolver: schemaResolver(identitySchema),
    defaultValues: { accountId: account.id, subject: account.subject ?? "" },
  });
  const done = () => {
    router.refresh();
    onClose();
  };
  const submit = handleSubmit(async (input) => {
    const answer = await mapping.send(input);
    if (answer.ok) done();
    else showProblems(setError, answer.error);
  });
  const remove = async () => {
    if ((await removal.send({ accountId: account.id })).ok) done();
  };
  return (
    <Dialog
      title={t("accounts.identity.title", { name: account.displayName })}
      description={t("accounts.identity.text")}
      closeLabel={t("frame.close")}
      open
      onOpenChange={(open) => !open && onClose()}
    >
      <form onSubmit={submit} noValidate className="grid gap-4">
        <RefusalNotice refusal={mapping.refusal ?? removal.refusal} />
        <TextField
          control={control}
          name="subject"
          label={t("accounts.identity.subject")}
          hint={t("accounts.identity.subjectHint")}
          autoComplete="off"
          autoCapitalize="none"
          required
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton variant="primary" pending={mapping.pending}>
            {t("accounts.identity.save")}
          </SubmitButton>
          {account.subject !== null && (
            <Button variant="danger" pending={removal.pending} onClick={() => void remove()}>
              {t("accounts.identity.remove")}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
