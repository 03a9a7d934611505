"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { NewFactorForm } from "@/components/accounts/factor/new-factor-form";
import { RecoveryCodes } from "@/components/accounts/factor/recovery-codes";
import { signInWithStep, type SignInRefusal } from "@/components/accounts/sign-in-with";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { beginFactorAtSignIn, confirmFactorAtSignIn } from "@/lib/accounts/actions";
import type { NewFactor } from "@/lib/accounts/factor";

type SetupAtSignInProps = { step: string; onSignedIn: () => Promise<void> };

/** Where everybody must have a second factor: set up before there is any session. */
export function SetupAtSignIn({ step, onSignedIn }: SetupAtSignInProps) {
  const t = useTranslations("accounts");
  const [factor, setFactor] = useState<NewFactor | null>(null);
  const [confirmed, setConfirmed] = useState<{ codes: string[]; step: string } | null>(null);
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const [entering, setEntering] = useState(false);
  const begun = useAction(() => beginFactorAtSignIn({ step }));

  const begin = async () => {
    const answer = await begun.send(undefined);
    if (answer.ok) setFactor(answer.data);
  };
  const enter = async (proven: string) => {
    setRefusal(null);
    setEntering(true);
    const refused = await signInWithStep(proven);
    if (!refused) return onSignedIn();
    setEntering(false);
    setRefusal(refused);
  };

  if (confirmed)
    return (
      <div className="grid gap-5">
        {refusal && <Notice kind="error">{t(`signIn.${refusal}`)}</Notice>}
        <RecoveryCodes codes={confirmed.codes} pending={entering} onKept={() => void enter(confirmed.step)} />
      </div>
    );
  if (factor)
    return (
      <NewFactorForm
        factor={factor}
        confirm={({ code }) => confirmFactorAtSignIn({ step, code })}
        onConfirmed={setConfirmed}
      />
    );
  return (
    <div className="grid gap-5">
      <RefusalNotice refusal={begun.refusal} />
      <p>{t("factor.requiredFirst")}</p>
      <Button variant="primary" pending={begun.pending} onClick={() => void begin()}>
        {t("factor.begin")}
      </Button>
    </div>
  );
}
