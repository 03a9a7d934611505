"use client";

import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { PasswordFields } from "@/components/accounts/password-fields";
import { signInWith } from "@/components/accounts/sign-in-with";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { TextField } from "@/components/form/text-field";
import { showProblems, useAction } from "@/components/form/use-action";
import { useKeptForm } from "@/components/form/use-kept-typing";
import { SubmitButton } from "@/components/ui/button";
import { acceptInvitation } from "@/lib/members/actions";
import { joinAnewSchema } from "@/lib/members/schema";

/** For a new person: name, account and password, then directly into the project. */
export function JoinAnewForm({ token }: { token: string }) {
  const t = useTranslations();
  const { send, refusal } = useAction(acceptInvitation);
  const { control, handleSubmit, formState, setError, getValues, reset } = useForm({
    resolver: schemaResolver(joinAnewSchema),
    defaultValues: { as: "new" as const, token, displayName: "", accountName: "", password: "", repeat: "" },
  });
  useKeptForm("join", { control, getValues, reset, without: ["token", "password", "repeat"] });
  const submit = handleSubmit(async (input) => {
    const answer = await send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    const { accountName, password } = input;
    const home = `/projects/${answer.data.projectId}`;
    const refused = await signInWith({ accountName, password });
    // The person has joined in any case. If signing in failed now, the sign-in page leads on to the project.
    window.location.assign(refused ? `/sign-in?from=${encodeURIComponent(home)}` : home);
    return new Promise<never>(() => {});
  });
  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-5">
      <RefusalNotice refusal={refusal} withPassword />
      <TextField
        control={control}
        name="displayName"
        label={t("accounts.displayName")}
        hint={t("accounts.displayNameHint")}
        autoComplete="name"
        required
      />
      <TextField
        control={control}
        name="accountName"
        label={t("accounts.accountName")}
        hint={t("members.join.accountNameHint")}
        autoComplete="username"
        autoCapitalize="none"
        required
      />
      <PasswordFields control={control} />
      <SubmitButton variant="primary" pending={formState.isSubmitting}>
        {t("members.join.action")}
      </SubmitButton>
    </form>
  );
}
