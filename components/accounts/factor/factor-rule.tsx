"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { requireSecondFactor } from "@/lib/accounts/actions";

/** Whether everybody must have a second factor: the administrator's switch. */
export function FactorRule({ required }: { required: boolean }) {
  const t = useTranslations("accounts.factor");
  const router = useRouter();
  const { send, pending, refusal } = useAction(requireSecondFactor);
  const change = async () => {
    if ((await send({ required: !required })).ok) router.refresh();
  };
  return (
    <section aria-label={t("requireTitle")} className="mt-8 grid max-w-measure justify-items-start gap-3">
      <h2 className="text-lg font-semibold">{t("requireTitle")}</h2>
      <RefusalNotice refusal={refusal} />
      <p>{t(required ? "requireOn" : "requireOff")}</p>
      <Button pending={pending} onClick={() => void change()}>
        {t(required ? "requireTurnOff" : "requireTurnOn")}
      </Button>
    </section>
  );
}
