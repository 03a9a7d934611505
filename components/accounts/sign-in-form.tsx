"use client";

import { useState, useSyncExternalStore } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { CredentialFields } from "@/components/accounts/credential-fields";
import { signInWith, type SignInRefusal } from "@/components/accounts/sign-in-with";
import { dropPendingSignOut } from "@/components/accounts/sign-out";
import { schemaResolver } from "@/components/form/schema-resolver";
import { SubmitButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { signInSchema } from "@/lib/accounts/schema";

const never = () => () => {};

/** False until this page's script controls the form: a form sent earlier would put the password into the address. */
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
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const { control, handleSubmit, formState } = useForm({
    resolver: schemaResolver(signInSchema),
    defaultValues: { accountName: "", password: "" },
  });

  const submit = handleSubmit(async (credentials) => {
    setRefusal(null);
    const refused = await signInWith(credentials);
    if (refused) return setRefusal(refused);
    dropPendingSignOut();
    // A whole new page: nothing of an earlier person stays in memory.
    window.location.assign(from);
    return new Promise<never>(() => {});
  });

  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-5">
      {refusal && <Notice kind="error">{t(`signIn.${refusal}`)}</Notice>}
      <CredentialFields control={control} />
      <SubmitButton variant="primary" disabled={!ready} pending={formState.isSubmitting}>
        {t("signIn.action")}
      </SubmitButton>
    </form>
  );
}
