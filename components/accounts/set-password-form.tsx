"use client";

import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { PasswordFields } from "@/components/accounts/password-fields";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { showProblems, useAction } from "@/components/form/use-action";
import { SubmitButton } from "@/components/ui/button";
import { setPasswordByLink } from "@/lib/accounts/actions";
import { setPasswordSchema } from "@/lib/accounts/schema";

export function SetPasswordForm({ token, accountName }: { token: string; accountName: string }) {
  const t = useTranslations("accounts");
  const { send, refusal } = useAction(setPasswordByLink);
  const { control, handleSubmit, formState, setError } = useForm({
    resolver: schemaResolver(setPasswordSchema),
    defaultValues: { token, password: "", repeat: "" },
  });
  const submit = handleSubmit(async (input) => {
    const answer = await send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    window.location.assign("/sign-in?notice=password");
    return new Promise<never>(() => {});
  });
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-5">
      <RefusalNotice refusal={refusal} withPassword />
      {/* Lets a password manager save the new password under the right account. */}
      <input type="text" name="username" autoComplete="username" value={accountName} readOnly hidden />
      <PasswordFields control={control} />
      <SubmitButton variant="primary" pending={formState.isSubmitting}>
        {t("setPassword.action")}
      </SubmitButton>
    </form>
  );
}
