"use client";

import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { TextField } from "@/components/form/text-field";
import { showProblems, useAction } from "@/components/form/use-action";
import { Button, SubmitButton } from "@/components/ui/button";
import { removeSecondFactor, renewRecoveryCodes } from "@/lib/accounts/actions";
import { bothFactorsSchema } from "@/lib/accounts/schema";

type FactorProps = { accountName: string; onCodes: (codes: string[]) => void };

export function FactorOn({ accountName, onCodes }: FactorProps) {
  const t = useTranslations("accounts");
  const router = useRouter();
  const renewal = useAction(renewRecoveryCodes);
  const removal = useAction(removeSecondFactor);
  const { control, handleSubmit, setError } = useForm({
    resolver: schemaResolver(bothFactorsSchema),
    defaultValues: { password: "", code: "" },
  });
  const renew = handleSubmit(async (input) => {
    removal.forget();
    const answer = await renewal.send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    onCodes(answer.data.codes);
  });
  const remove = handleSubmit(async (input) => {
    renewal.forget();
    const answer = await removal.send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    if (answer.data.signedOut) window.location.assign("/sign-in?notice=out");
    else router.refresh();
  });
  return (
    <form onSubmit={renew} method="post" noValidate className="grid max-w-sm gap-5">
      <RefusalNotice refusal={renewal.refusal ?? removal.refusal} withPassword />
      <input type="text" name="username" autoComplete="username" value={accountName} readOnly hidden />
      <TextField
        control={control}
        name="password"
        type="password"
        autoComplete="current-password"
        label={t("password")}
        required
      />
      <TextField
        control={control}
        name="code"
        label={t("factor.code")}
        hint={t("factor.codeOrRecovery")}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        required
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pending={renewal.pending}>{t("factor.renew")}</SubmitButton>
        <Button variant="danger" pending={removal.pending} onClick={() => void remove()}>
          {t("factor.remove")}
        </Button>
      </div>
    </form>
  );
}
