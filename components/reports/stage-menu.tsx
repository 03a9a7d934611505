"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { IssuedNote, OpenChecks, type Checks } from "@/components/reports/issuing";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import { Notice } from "@/components/ui/notice";
import { setReportStage } from "@/lib/reports/actions";
import { reportStages, type ReportStage } from "@/lib/vocabulary";

type StageMenuProps = {
  projectId: string;
  reportId: string;
  version: number;
  stage: ReportStage;
  mayFinalise: boolean;
  /** The stage belongs to the saved report, so it cannot change while there are unsaved changes. */
  unsaved?: boolean;
  /** What the self-check says; left out where that is not known. */
  checks?: Checks;
  /** `note` says what has happened. */
  onAdvanced?: (version: number, note: ReactNode) => void;
  /** Somebody has just changed it: the page is to show that, so that a second press is of what is seen. */
  onStale?: () => void;
};

/** 初稿 → 征求意见稿 → 送审稿 → 定稿, and back. */
export function StageMenu({
  projectId,
  reportId,
  version,
  stage,
  mayFinalise,
  unsaved = false,
  checks,
  onAdvanced,
  onStale,
}: StageMenuProps) {
  const t = useTranslations("reports.stage");
  const names = useTranslations("vocabulary.reportStage");
  const router = useRouter();
  const [asked, setAsked] = useState<ReportStage | null>(null);
  const { send, pending, refusal, forget } = useAction(setReportStage);
  const final = stage === "final";

  const ask = (next: ReportStage) => {
    forget();
    setAsked(next);
  };
  const confirm = async () => {
    if (!asked) return;
    const answer = await send({ projectId, reportId, version, stage: asked });
    if (!answer.ok) {
      if (answer.error.code === "stale") onStale?.();
      return;
    }
    setAsked(null);
    if (!onAdvanced) return router.refresh();
    const { version: advanced, issue } = answer.data;
    onAdvanced(
      advanced,
      issue === null ? (
        t("changed", { stage: names(asked) })
      ) : (
        <IssuedNote {...{ projectId, reportId }} number={issue} stage={asked} />
      ),
    );
  };

  return (
    <>
      {final ? (
        mayFinalise && <Button onClick={() => ask("for_approval")}>{t("reopen")}</Button>
      ) : (
        <Menu
          trigger={
            <Button>
              {t("change")}
              <Icon name="chevron-down" className="size-4" />
            </Button>
          }
          items={reportStages
            .filter((value) => value !== "final" || mayFinalise)
            .map((value) => ({
              kind: "choice",
              label: names(value),
              checked: value === stage,
              // What was sent out and then corrected is sent out once more, under the next number.
              onSelect: () => void ((value !== stage || value !== "first_draft") && ask(value)),
            }))}
        />
      )}
      <Dialog
        title={final ? t("reopenTitle") : t(asked === stage ? "again" : "title", { stage: names(asked ?? stage) })}
        closeLabel={t("cancel")}
        open={asked !== null}
        onOpenChange={(open) => void (!open && setAsked(null))}
        footer={
          <>
            <DialogClose>
              <Button variant="quiet">{t("cancel")}</Button>
            </DialogClose>
            <Button variant="primary" onClick={() => void confirm()} pending={pending} off={unsaved && "said"}>
              {t("confirm")}
            </Button>
          </>
        }
      >
        {unsaved && <Notice kind="warning">{t("saveFirst")}</Notice>}
        {final && <p>{t("reopenText")}</p>}
        {!final && asked !== "first_draft" && (
          <>
            <p>{t(asked === "final" ? "toFinal" : "issue")}</p>
            {checks && <OpenChecks {...checks} />}
          </>
        )}
        <RefusalNotice refusal={refusal} />
      </Dialog>
    </>
  );
}
