"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ErrorText } from "@/components/form/error-text";
import { messageOfProblem } from "@/components/form/schema-resolver";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { deleteReport } from "@/lib/reports/actions";

type DeleteReportProps = { projectId: string; reportId: string; title: string };

export function DeleteReport({ projectId, reportId, title }: DeleteReportProps) {
  const t = useTranslations("reports.delete");
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const confirm = async () => {
    setPending(true);
    const answer = await deleteReport({ projectId, reportId }).catch(() => null);
    if (answer?.ok) {
      router.replace(`/projects/${projectId}/reports`);
      router.refresh();
      return;
    }
    setPending(false);
    setRefusal(answer ? messageOfProblem(answer.error) : "errors.unavailable");
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
      {refusal && (
        <Notice kind="error">
          <ErrorText message={refusal} />
        </Notice>
      )}
    </Dialog>
  );
}
