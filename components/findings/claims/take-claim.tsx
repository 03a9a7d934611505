"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { saveClaim } from "@/lib/findings/actions";
import type { PanelClaim } from "@/lib/findings/claims/load-claims";

/** `onOther`: somebody wrote meanwhile, so nothing was taken away. */
type TakeClaimProps = { projectId: string; claim: PanelClaim; version: string; onOther: () => void };

/** Takes a claim away: it says first what that means. */
export function TakeClaim({ projectId, claim, version, onOther }: TakeClaimProps) {
  const t = useTranslations("claims");
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const take = useAction((seen: string, press: string) => {
    const { id: claimId, dimension } = claim;
    const nothing = { statement: "", themeIds: [], evidence: [], bestId: null };
    return saveClaim({ projectId, claimId, dimension, ...nothing, version: seen }, press);
  });
  if (!asked)
    return (
      <Button variant="quiet" onClick={() => setAsked(true)}>
        {t("sheet.take")}
      </Button>
    );
  const confirmed = async () => {
    const answer = await take.send(version);
    if (!answer.ok) return;
    setAsked(false);
    if (!answer.data.saved) onOther();
    router.refresh();
  };
  return (
    <div className="w-full">
      <p className="max-w-measure text-sm">{t("sheet.takeSure")}</p>
      <RefusalNotice refusal={take.refusal} />
      <p className="mt-2 flex flex-wrap gap-2">
        <Button variant="danger" pending={take.pending} onClick={() => void confirmed()}>
          {t("sheet.take")}
        </Button>
        <Button variant="quiet" onClick={() => setAsked(false)}>
          {t("form.cancel")}
        </Button>
      </p>
    </div>
  );
}
