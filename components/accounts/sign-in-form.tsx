"use client";

import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { CodeForm } from "@/components/accounts/code-form";
import { CredentialFields } from "@/components/accounts/credential-fields";
import { SetupAtSignIn } from "@/components/accounts/factor/setup-at-sign-in";
import { signInWith, type NextStep, type SignInRefusal } from "@/components/accounts/sign-in-with";
import { dropPendingSignOut } from "@/components/accounts/sign-out";
import { schemaResolver } from "@/components/form/schema-resolver";
import { Button, SubmitButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useHydrated } from "@/components/ui/use-hydrated";
import { signInSchema } from "@/lib/accounts/schema";

/** `from` is a path of this site, checked by the page. */
export function SignInForm({ from }: { from: string }) {
  const t = useTranslations("accounts");
  const codeFormId = useId();
  const [next, setNext] = useState<NextStep | null>(null);
  const [pending, setPending] = useState(false);

  const leave = () => {
    dropPendingSignOut();
    // A whole new page: nothing of an earlier person stays in memory.
    window.location.assign(from);
    return new Promise<never>(() => {});
  };

  if (!next) return <PasswordForm onSignedIn={leave} onNext={setNext} />;
  return (
    <div className="grid gap-5">
      {next.needs === "setup" ? (
        <SetupAtSignIn step={next.step} onSignedIn={leave} />
      ) : (
        <>
          <CodeForm id={codeFormId} step={next.step} onSignedIn={leave} onPending={setPending} />
          <SubmitButton form={codeFormId} variant="primary" pending={pending}>
            {t("signIn.action")}
          </SubmitButton>
        </>
      )}
      <Button variant="quiet" className="justify-self-start" onClick={() => setNext(null)}>
        {t("factor.back")}
      </Button>
    </div>
  );
}

type PasswordFormProps = { onSignedIn: () => Promise<void>; onNext: (next: NextStep) => void };

function PasswordForm({ onSignedIn, onNext }: PasswordFormProps) {
  const t = useTranslations("accounts");
  // A form sent before the page's script controls it would put the password into the address.
  const ready = useHydrated();
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const { control, handleSubmit, formState } = useForm({
    resolver: schemaResolver(signInSchema),
    defaultValues: { accountName: "", password: "" },
  });

  const submit = handleSubmit(async (credentials) => {
    setRefusal(null);
    const answer = await signInWith(credentials);
    if (answer.done) return onSignedIn();
    if ("next" in answer) return onNext(answer.next);
    setRefusal(answer.refusal);
  });

  return (
    <form onSubmit={submit} method="post" noValidate className="grid gap-5">
      {refusal && <Notice kind="error">{t(`signIn.${refusal}`)}</Notice>}
      <CredentialFields control={control} />
      <SubmitButton variant="primary" off={!ready && "opening"} pending={formState.isSubmitting}>
        {t("signIn.action")}
      </SubmitButton>
    </form>
  );
}
