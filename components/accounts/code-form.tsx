"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { signInWithStep, type SignInRefusal } from "@/components/accounts/sign-in-with";
import { schemaResolver } from "@/components/form/schema-resolver";
import { TextField } from "@/components/form/text-field";
import { Notice } from "@/components/ui/notice";
import { factorCodeSchema } from "@/lib/accounts/schema";

type CodeFormProps = {
  id: string;
  step: string;
  /** Its promise ends when the page goes on. */
  onSignedIn: () => Promise<void>;
  onPending: (pending: boolean) => void;
};

/** The second step of signing in. Its button is the caller's, so that it can stand in a dialog's footer. */
export function CodeForm({ id, step, onSignedIn, onPending }: CodeFormProps) {
  const t = useTranslations("accounts");
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const { control, handleSubmit, resetField } = useForm({
    resolver: schemaResolver(factorCodeSchema),
    defaultValues: { code: "" },
  });
  const submit = handleSubmit(async ({ code }) => {
    setRefusal(null);
    onPending(true);
    const refused = await signInWithStep(step, code);
    if (!refused) return onSignedIn();
    onPending(false);
    setRefusal(refused);
    if (refused === "codeWrong") resetField("code");
  });
  return (
    <form
      id={id}
      method="post"
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        // React events from a portal also bubble to the page's own form.
        event.stopPropagation();
        void submit(event);
      }}
    >
      {refusal && <Notice kind="error">{t(`signIn.${refusal}`)}</Notice>}
      <TextField
        control={control}
        name="code"
        label={t("factor.code")}
        hint={t("factor.codeOrRecovery")}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        autoFocus
        required
      />
    </form>
  );
}
