"use client";

import { signIn } from "next-auth/react";
import { useState, useSyncExternalStore } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { dropPendingSignOut } from "@/components/accounts/sign-out";
import { schemaResolver } from "@/components/form/schema-resolver";
import { TextField } from "@/components/form/text-field";
import { SubmitButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { signInSchema } from "@/lib/accounts/schema";

const never = () => () => {};

/** False until this page's script has taken the form over: sent before that, a password would stand in the address. */
function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** `from` is a path of this site, checked by the page. */
export function SignInForm({ from }: { from: string }) {
  const t = useTranslations("accounts");
  const ready = useHydrated();
  const [refusal, setRefusal] = useState<"locked" | "wrong" | "unavailable" | null>(null);
  const { control, handleSubmit, formState } = useForm({
    resolver: schemaResolver(signInSchema),
    defaultValues: { accountName: "", password: "" },
  });

  const submit = handleSubmit(async (credentials) => {
    setRefusal(null);
    const answer = await signIn("credentials", { ...credentials, redirect: false }).catch(() => null);
    if (answer?.ok && !answer.error) {
      dropPendingSignOut();
      // A whole new page: nothing of an earlier person stays in memory.
      window.location.assign(from);
      return new Promise<never>(() => {});
    }
    setRefusal(answer?.error === "locked" ? "locked" : answer?.error === "CredentialsSignin" ? "wrong" : "unavailable");
  });

  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-5">
      {refusal && <Notice kind="error">{t(`signIn.${refusal}`)}</Notice>}
      <TextField
        control={control}
        name="accountName"
        label={t("accountName")}
        autoComplete="username"
        autoCapitalize="none"
        required
      />
      <TextField
        control={control}
        name="password"
        label={t("password")}
        type="password"
        autoComplete="current-password"
        required
      />
      <SubmitButton variant="primary" disabled={!ready} pending={formState.isSubmitting}>
        {t("signIn.action")}
      </SubmitButton>
    </form>
  );
}
