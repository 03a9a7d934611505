"use client";

import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { PasswordFields } from "@/components/accounts/password-fields";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { TextField } from "@/components/form/text-field";
import { showProblems, useAction } from "@/components/form/use-action";
import { SubmitButton } from "@/components/ui/button";
import { changePassword } from "@/lib/accounts/actions";
import { changePasswordSchema } from "@/lib/accounts/schema";

export function ChangePasswordForm({ accountName }: { accountName: string }) {
  const t = useTranslations("accounts");
  const { send, refusal } = useAction(changePassword);
  const { control, handleSubmit, formState, setError } = useForm({
    resolver: schemaResolver(changePasswordSchema),
    defaultValues: { oldPassword: "", password: "", repeat: "" },
  });
  const submit = handleSubmit(async (input) => {
    const answer = await send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    // Every session has ended, including this one.
    window.location.assign("/sign-in?notice=password");
    return new Promise<never>(() => {});
  });
  return (
    <form onSubmit={submit} method="post" noValidate className="grid max-w-sm gap-5">
      <RefusalNotice refusal={refusal} withPassword />
      <input type="text" name="username" autoComplete="username" value={accountName} readOnly hidden />
      <TextField
        control={control}
        name="oldPassword"
        type="password"
        autoComplete="current-password"
        label={t("oldPassword")}
        required
      />
      <PasswordFields control={control} />
      <SubmitButton variant="primary" pending={formState.isSubmitting} className="justify-self-start">
        {t("changePassword.action")}
      </SubmitButton>
    </form>
  );
}
