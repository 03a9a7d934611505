"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { SaveFirst } from "@/components/reports/save-first";
import { useSaveFirst } from "@/components/reports/use-save-first";
import { refusalIn, unavailable } from "@/components/form/refusal-in";
import { Button, buttonClass } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import type { Refusal } from "@/lib/errors";
import type { PdfFault } from "@/lib/reports/print/pdf-fault";

type PrintButtonProps = {
  projectId: string;
  reportId: string;
  /** Stores what was typed, and returns whether everything is stored. */
  save?: () => Promise<boolean>;
};

/** Prints the Word file's layout: the server makes a PDF of it, or the page says to print from Word. */
export function PrintButton({ projectId, reportId, save }: PrintButtonProps) {
  const t = useTranslations("reports.pdf");
  const [state, setState] = useState<"making" | "made" | { fault: PdfFault } | Refusal>("making");
  const address = `/api/reports/${projectId}/${reportId}/pdf`;
  const first = useSaveFirst(save);
  const make = async () => {
    setState("making");
    await first.saveFirst();
    const answer = await fetch(`${address}?ready=1`).catch(() => null);
    if (!answer?.ok) return setState(answer ? await refusalIn(answer) : unavailable);
    // What our own route answers.
    const { fault } = (await answer.json()) as { fault: PdfFault | null };
    setState(fault === null ? "made" : { fault });
  };
  return (
    <Dialog
      title={t("title")}
      closeLabel={t("close")}
      onOpenChange={(open) => {
        if (open) void make();
      }}
      trigger={
        <Button>
          <Icon name="print" />
          {t("action")}
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button variant="quiet">{t("close")}</Button>
          </DialogClose>
          {state === "made" && (
            <a href={address} target="_blank" rel="noreferrer" className={buttonClass({ variant: "primary" })}>
              {t("open")}
            </a>
          )}
        </>
      }
    >
      <SaveFirst state={first.state} onAgain={() => void make()} />
      <p role="status">
        {state === "making" && first.state !== "saving" && t("making")}
        {state === "made" && t("made")}
        {typeof state === "object" && "fault" in state && t(state.fault)}
      </p>
      {typeof state === "object" && "code" in state && <RefusalNotice refusal={state} />}
    </Dialog>
  );
}
