"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";

type RemoveDialogProps = { text: string; problem?: string | null; onCancel: () => void; onRemove: () => Promise<void> };

export function RemoveDialog({ text, problem, onCancel, onRemove }: RemoveDialogProps) {
  const t = useTranslations("attachments");
  const [pending, setPending] = useState(false);
  return (
    <Dialog
      open
      title={t("removeTitle")}
      description={text}
      closeLabel={t("actions.close")}
      onOpenChange={(open) => {
        if (!open) onCancel();
      }}
      footer={
        <>
          <Button onClick={onCancel}>{t("actions.cancel")}</Button>
          <Button
            variant="danger"
            pending={pending}
            onClick={() => {
              setPending(true);
              void onRemove().finally(() => setPending(false));
            }}
          >
            {t("actions.removeConfirm")}
          </Button>
        </>
      }
    >
      {problem && <Notice kind="error">{problem}</Notice>}
    </Dialog>
  );
}
