"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { deleteTheme } from "@/lib/codebook/actions";
import type { EditableTheme } from "@/lib/codebook/types";

type DeleteThemeProps = { projectId: string; theme: EditableTheme; open: boolean; onClose: () => void };

export function DeleteTheme({ projectId, theme, open, onClose }: DeleteThemeProps) {
  const t = useTranslations("codebook.remove");
  const router = useRouter();
  const { send, pending, refusal, forget } = useAction(deleteTheme);
  const close = () => {
    forget();
    onClose();
  };
  const confirm = async () => {
    const answer = await send({ projectId, themeId: theme.id, entries: theme.assigned });
    if (answer.ok) close();
    router.refresh();
  };
  return (
    <Dialog
      title={t("title", { name: theme.name })}
      description={theme.assigned > 0 ? t("text", { count: theme.assigned }) : t("textNone")}
      closeLabel={t("cancel")}
      open={open}
      onOpenChange={(shown) => !shown && close()}
      footer={
        <>
          <Button variant="quiet" onClick={close}>
            {t("cancel")}
          </Button>
          <Button variant="danger" pending={pending} onClick={() => void confirm()}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <RefusalNotice refusal={refusal} />
    </Dialog>
  );
}
