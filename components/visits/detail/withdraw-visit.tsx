"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { withdrawVisit } from "@/lib/visits/actions";

type WithdrawVisitProps = { projectId: string; visitId: string; version: number };

/**
 * 撤回: the recorder withdraws a submitted visit and continues to write. No confirmation, because the visit can be
 * submitted again.
 */
export function WithdrawVisit({ projectId, visitId, version }: WithdrawVisitProps) {
  const t = useTranslations("visits.review");
  const router = useRouter();
  const { send, pending, refusal } = useAction(withdrawVisit);
  const withdraw = async () => {
    const answer = await send({ projectId, visitId, version, state: "submitted" });
    if (answer.ok) router.push(`/projects/${projectId}/visits/${visitId}/edit`);
  };
  return (
    <>
      <Button onClick={() => void withdraw()} pending={pending}>
        <Icon name="undo" />
        {t("withdraw")}
      </Button>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
