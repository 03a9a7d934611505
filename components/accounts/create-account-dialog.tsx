"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { OneTimeLinkView } from "@/components/accounts/one-time-link-view";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { TypedBefore } from "@/components/form/typed-before";
import { showProblems, useAction } from "@/components/form/use-action";
import { useKeptForm } from "@/components/form/use-kept-typing";
import { Button, SubmitButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { createAccount } from "@/lib/accounts/actions";
import { createAccountSchema } from "@/lib/accounts/schema";
import type { OneTimeLink } from "@/lib/auth/one-time-token";

export function CreateAccountDialog() {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  return (
    <Dialog
      title={link ? t("accounts.create.done") : t("accounts.create.title")}
      closeLabel={t("frame.close")}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) setLink(null);
      }}
      trigger={<Button variant="primary">{t("accounts.create.title")}</Button>}
    >
      {link ? <OneTimeLinkView link={link} /> : <CreateAccountForm onCreated={setLink} />}
    </Dialog>
  );
}

function CreateAccountForm({ onCreated }: { onCreated: (link: OneTimeLink) => void }) {
  const t = useTranslations();
  const router = useRouter();
  const { send, refusal } = useAction(createAccount);
  const { control, handleSubmit, formState, setError, getValues, reset } = useForm({
    resolver: schemaResolver(createAccountSchema),
    defaultValues: { accountName: "", displayName: "", systemRole: "none" as const },
  });
  const kept = useKeptForm("account.new", { control, getValues, reset });
  const submit = handleSubmit(async (input) => {
    const answer = await send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    kept.forget();
    onCreated(answer.data);
    router.refresh();
  });
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TypedBefore shown={kept.returned} />
      <RefusalNotice refusal={refusal} />
      <TextField
        control={control}
        name="displayName"
        label={t("accounts.displayName")}
        hint={t("accounts.displayNameHint")}
        autoComplete="off"
        required
      />
      <TextField
        control={control}
        name="accountName"
        label={t("accounts.accountName")}
        hint={t("accounts.accountNameHint")}
        autoComplete="off"
        autoCapitalize="none"
        required
      />
      <SelectField
        control={control}
        name="systemRole"
        label={t("accounts.systemRole")}
        hint={t("accounts.systemRoleHint")}
        options={(["none", "admin"] as const).map((value) => ({ value, label: t(`vocabulary.systemRole.${value}`) }))}
      />
      <SubmitButton variant="primary" pending={formState.isSubmitting}>
        {t("accounts.create.action")}
      </SubmitButton>
    </form>
  );
}
