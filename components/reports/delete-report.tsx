"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { deleteReport } from "@/lib/reports/actions";

type DeleteReportProps = { projectId: string; reportId: string; title: string };

export function DeleteReport({ projectId, reportId, title }: DeleteReportProps) {
  const t = useTranslations("reports.delete");
  const router = useRouter();
  const { send, pending, refusal } = useAction(deleteReport);
  const confirm = async () => {
    if (!(await send({ projectId, reportId })).ok) return;
    router.replace(`/projects/${projectId}/reports`);
    router.refresh();
  };
  return (
    <Dialog
      title={t("title")}
      description={t("text", { title })}
      closeLabel={t("cancel")}
      trigger={
        <Button variant="quiet" aria-label={t("action")} title={t("action")}>
          <Icon name="trash" />
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button variant="quiet">{t("cancel")}</Button>
          </DialogClose>
          <Button variant="danger" onClick={() => void confirm()} pending={pending}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <RefusalNotice refusal={refusal} />
    </Dialog>
  );
}
