"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/form/error-text";
import { messageOfProblem } from "@/components/form/schema-resolver";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { useKeptTyping } from "@/components/form/use-kept-typing";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { voidVisit } from "@/lib/visits/actions";
import type { VisitState } from "@/lib/vocabulary";

type VoidVisitProps = {
  /** The visit as this page shows it. */
  reviewed: { projectId: string; visitId: string; version: number; state: VisitState };
  /** What it would touch. */
  uses: ReactNode;
};

export function VoidVisit({ reviewed, uses }: VoidVisitProps) {
  const t = useTranslations("visits.review");
  const sentence = useErrorText();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { send, pending, refusal, forget } = useAction(voidVisit);
  useKeptTyping(`void.${reviewed.visitId}`, {
    read: () => (reason.trim() ? reason : undefined),
    put: (kept) => setReason(String(kept)),
  });
  // Escape or a press beside the dialog leaves the reason in the box.
  const giveUp = () => {
    setReason("");
    forget();
    setOpen(false);
  };
  const confirm = async () => {
    const answer = await send({ ...reviewed, reason });
    if (!answer.ok) return;
    giveUp();
    router.refresh();
  };
  const problem = refusal?.fields?.find(({ path }) => path === "reason");
  return (
    <Dialog
      title={t("voidTitle")}
      description={t("voidText")}
      closeLabel={t("cancel")}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="quiet">{t("void")}</Button>}
      footer={
        <>
          <Button variant="quiet" onClick={giveUp}>
            {t("cancel")}
          </Button>
          <Button variant="danger" onClick={() => void confirm()} pending={pending}>
            {t("voidConfirm")}
          </Button>
        </>
      }
    >
      {uses}
      <Field label={t("voidReason")} required error={problem && sentence(messageOfProblem(problem))}>
        {(field) => <Textarea {...field} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      {!problem && <RefusalNotice refusal={refusal} />}
    </Dialog>
  );
}
