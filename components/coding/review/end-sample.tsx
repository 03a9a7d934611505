"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { endSample } from "@/lib/coding/actions";

/** 作废: after one more question. */
export function EndSample({ projectId, sampleId }: { projectId: string; sampleId: string }) {
  const t = useTranslations("codebook.review");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { send, pending, refusal } = useAction(endSample);
  const end = async () => {
    const answer = await send({ projectId, sampleId });
    if (answer.ok) setOpen(false);
    router.refresh();
  };
  return (
    <Dialog
      title={t("endTitle")}
      description={t("endText")}
      closeLabel={t("cancel")}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">{t("end")}</Button>}
      footer={
        <>
          <Button variant="quiet" onClick={() => setOpen(false)}>
            {t("cancel")}
          </Button>
          <Button variant="danger" pending={pending} onClick={() => void end()}>
            {t("end")}
          </Button>
        </>
      }
    >
      <RefusalNotice refusal={refusal} />
    </Dialog>
  );
}
