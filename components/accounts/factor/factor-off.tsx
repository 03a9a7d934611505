"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { NewFactorForm } from "@/components/accounts/factor/new-factor-form";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { TextField } from "@/components/form/text-field";
import { showProblems, useAction } from "@/components/form/use-action";
import { SubmitButton } from "@/components/ui/button";
import { beginSecondFactor, confirmSecondFactor } from "@/lib/accounts/actions";
import type { NewFactor } from "@/lib/accounts/factor";
import { ownPasswordSchema } from "@/lib/accounts/schema";

type FactorProps = { accountName: string; onCodes: (codes: string[]) => void };

export function FactorOff({ accountName, onCodes }: FactorProps) {
  const t = useTranslations("accounts");
  const [factor, setFactor] = useState<NewFactor | null>(null);
  const { send, refusal } = useAction(beginSecondFactor);
  const { control, handleSubmit, formState, setError } = useForm({
    resolver: schemaResolver(ownPasswordSchema),
    defaultValues: { password: "" },
  });
  const submit = handleSubmit(async (input) => {
    const answer = await send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    setFactor(answer.data);
  });
  if (factor)
    return <NewFactorForm factor={factor} confirm={confirmSecondFactor} onConfirmed={({ codes }) => onCodes(codes)} />;
  return (
    <form onSubmit={submit} method="post" noValidate className="grid max-w-sm gap-5">
      <RefusalNotice refusal={refusal} withPassword />
      <input type="text" name="username" autoComplete="username" value={accountName} readOnly hidden />
      <TextField
        control={control}
        name="password"
        type="password"
        autoComplete="current-password"
        label={t("password")}
        hint={t("factor.passwordFirst")}
        required
      />
      <SubmitButton variant="primary" pending={formState.isSubmitting} className="justify-self-start">
        {t("factor.begin")}
      </SubmitButton>
    </form>
  );
}
