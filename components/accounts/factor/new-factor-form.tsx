"use client";

import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { TextField } from "@/components/form/text-field";
import { showProblems, useAction } from "@/components/form/use-action";
import { SubmitButton } from "@/components/ui/button";
import { QrCode } from "@/components/ui/qr-code";
import type { NewFactor } from "@/lib/accounts/factor";
import { factorCodeSchema } from "@/lib/accounts/schema";
import type { ActionResult } from "@/lib/errors";

type NewFactorFormProps<Data> = {
  factor: NewFactor;
  confirm: (input: { code: string }, press: string) => Promise<ActionResult<Data>>;
  onConfirmed: (data: Data) => void;
};

/** The secret to scan or to type into the app, and the first code as proof that the phone has it. */
export function NewFactorForm<Data>({ factor, confirm, onConfirmed }: NewFactorFormProps<Data>) {
  const t = useTranslations("accounts.factor");
  const { send, refusal } = useAction(confirm);
  const { control, handleSubmit, formState, setError } = useForm({
    resolver: schemaResolver(factorCodeSchema),
    defaultValues: { code: "" },
  });
  const submit = handleSubmit(async (input) => {
    const answer = await send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    onConfirmed(answer.data);
  });
  return (
    <form onSubmit={submit} method="post" noValidate className="grid max-w-measure gap-5">
      <RefusalNotice refusal={refusal} />
      <ol className="grid list-decimal gap-4 ps-6">
        <li>{t("scan")}</li>
        <li>
          {t("type")}
          <span className="mt-1 block font-mono break-all">{factor.secret.replace(/(.{4})(?=.)/g, "$1 ")}</span>
        </li>
        <li>{t("thenCode")}</li>
      </ol>
      <QrCode text={factor.address} label={t("qr")} />
      <TextField
        control={control}
        name="code"
        label={t("code")}
        hint={t("codeHint")}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        className="max-w-sm"
      />
      <SubmitButton variant="primary" pending={formState.isSubmitting} className="justify-self-start">
        {t("confirm")}
      </SubmitButton>
    </form>
  );
}
