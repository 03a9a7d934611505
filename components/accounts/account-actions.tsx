"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { IdentityDialog } from "@/components/accounts/identity-dialog";
import { OneTimeLinkView } from "@/components/accounts/one-time-link-view";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-props";
import { resetAccountPassword, resetSecondFactor, setAccountDisabled, setSystemRole } from "@/lib/accounts/actions";
import type { OneTimeLink } from "@/lib/auth/one-time-token";
import type { ActionResult } from "@/lib/errors";
import type { SystemRole } from "@/lib/vocabulary";

type Step = "reset" | "resetFactor" | "disable" | "enable" | "makeAdmin" | "takeAdmin";

type AccountActionsProps = {
  account: {
    id: string;
    displayName: string;
    systemRole: SystemRole;
    disabled: boolean;
    secondFactor: boolean;
    subject: string | null;
  };
  /** The admin's own row: admins can neither disable nor demote themselves. */
  own: boolean;
  /** The office has a sign-in service of its own. */
  byOidc: boolean;
};

function take(step: Step, accountId: string, press: string): Promise<ActionResult<OneTimeLink | null>> {
  switch (step) {
    case "reset":
      return resetAccountPassword({ accountId }, press);
    case "resetFactor":
      return resetSecondFactor({ accountId });
    case "disable":
    case "enable":
      return setAccountDisabled({ accountId, disabled: step === "disable" });
    case "makeAdmin":
    case "takeAdmin":
      return setSystemRole({ accountId, systemRole: step === "makeAdmin" ? "admin" : "none" });
  }
}

export function AccountActions({ account, own, byOidc }: AccountActionsProps) {
  const t = useTranslations();
  const router = useRouter();
  const [step, setStep] = useState<Step | null>(null);
  const [mapping, setMapping] = useState(false);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const { send, pending, refusal, forget } = useAction((chosen: Step, press: string) =>
    take(chosen, account.id, press),
  );
  const name = account.displayName;

  const close = () => {
    setStep(null);
    setLink(null);
    forget();
  };
  const confirm = async (chosen: Step) => {
    const answer = await send(chosen);
    if (!answer.ok) return;
    if (answer.data) setLink(answer.data);
    else close();
    router.refresh();
  };

  const steps: Step[] = [
    ...(account.disabled ? [] : (["reset"] as const)),
    ...(account.secondFactor && !own ? (["resetFactor"] as const) : []),
    ...(own ? [] : ([account.systemRole === "admin" ? "takeAdmin" : "makeAdmin"] as const)),
    ...(own ? [] : ([account.disabled ? "enable" : "disable"] as const)),
  ];
  const items: MenuItem[] = steps.map((value) => ({
    kind: "action",
    label: t(`accounts.steps.${value}.label`),
    danger: value === "disable",
    onSelect: () => setStep(value),
  }));
  if (byOidc) items.push({ kind: "action", label: t("accounts.identity.label"), onSelect: () => setMapping(true) });

  return (
    <>
      <Menu
        items={items}
        trigger={
          <Button variant="quiet" size="sm" aria-label={t("accounts.actionsFor", { name })}>
            <Icon name="more" />
          </Button>
        }
      />
      <Dialog
        title={step ? t(`accounts.steps.${step}.title`, { name }) : ""}
        {...(step && !link && { description: t(`accounts.steps.${step}.text`) })}
        closeLabel={t("frame.close")}
        open={step !== null}
        onOpenChange={(open) => !open && close()}
        footer={
          step &&
          !link && (
            <>
              <DialogClose>
                <Button>{t("frame.cancel")}</Button>
              </DialogClose>
              <Button
                variant={step === "disable" ? "danger" : "primary"}
                pending={pending}
                onClick={() => void confirm(step)}
              >
                {t(`accounts.steps.${step}.label`)}
              </Button>
            </>
          )
        }
      >
        <RefusalNotice refusal={refusal} />
        {link && <OneTimeLinkView link={link} />}
      </Dialog>
      {mapping && <IdentityDialog account={account} onClose={() => setMapping(false)} />}
    </>
  );
}
