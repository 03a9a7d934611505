"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { countAssigned, deleteTheme } from "@/lib/codebook/actions";
import type { Theme } from "@/lib/codebook/types";

/** The dialog that deletes a theme. How many entries lose it is asked for when it is opened. */
export function useThemeDeletion(projectId: string, theme: Theme) {
  const [open, setOpen] = useState(false);
  const [entries, setEntries] = useState<number | null>(null);
  const counting = useAction(countAssigned);
  const count = async () => {
    setEntries(null);
    const answer = await counting.send({ projectId, themeId: theme.id });
    if (answer.ok) setEntries(answer.data.entries);
  };
  const start = () => {
    setOpen(true);
    void count();
  };
  const dialog = (
    <DeleteTheme {...{ projectId, theme, entries, counting, count, open }} onClose={() => setOpen(false)} />
  );
  return { start, dialog };
}

type DeleteThemeProps = {
  projectId: string;
  theme: Theme;
  /** From how many entries it will be taken; null while that is not known. */
  entries: number | null;
  counting: Pick<ReturnType<typeof useAction>, "pending" | "refusal">;
  count: () => Promise<void>;
  open: boolean;
  onClose: () => void;
};

function DeleteTheme({ projectId, theme, entries, counting, count, open, onClose }: DeleteThemeProps) {
  const t = useTranslations("codebook.remove");
  const router = useRouter();
  const { send, pending, refusal, forget } = useAction(deleteTheme);
  const close = () => {
    forget();
    onClose();
  };
  const confirm = async () => {
    // Nobody deletes what they were not told the number of.
    if (entries === null) return count();
    const answer = await send({ projectId, themeId: theme.id, entries });
    if (answer.ok) close();
    router.refresh();
  };
  const told = entries === null ? t("counting") : entries > 0 ? t("text", { count: entries }) : t("textNone");
  return (
    <Dialog
      title={t("title", { name: theme.name })}
      description={counting.refusal ? "" : told}
      closeLabel={t("cancel")}
      open={open}
      onOpenChange={(shown) => !shown && close()}
      footer={
        <>
          <Button variant="quiet" onClick={close}>
            {t("cancel")}
          </Button>
          <Button variant="danger" pending={pending || counting.pending} onClick={() => void confirm()}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <RefusalNotice refusal={counting.refusal ?? refusal} />
    </Dialog>
  );
}
