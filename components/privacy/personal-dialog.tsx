"use client";

import { useTranslations } from "use-intl";
import { FoundList, type FoundItem } from "@/components/privacy/found-list";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type PersonalDialogProps = {
  /** Null while there is nothing to ask. */
  found: readonly FoundItem[] | null;
  /** The label of the button that continues without a change. */
  asIs: string;
  onRedactAll: () => void;
  onAsIs: () => void;
  onBack: () => void;
};

/** Asks before texts are handed in. It never blocks. */
export function PersonalDialog({ found, asIs, onRedactAll, onAsIs, onBack }: PersonalDialogProps) {
  const t = useTranslations("privacy");
  return (
    <Dialog
      title={t("dialog.title", { count: found?.length ?? 0 })}
      description={t("dialog.text")}
      closeLabel={t("dialog.back")}
      open={found !== null}
      onOpenChange={(open) => {
        if (!open) onBack();
      }}
      footer={
        <>
          <Button onClick={onAsIs}>{asIs}</Button>
          <Button variant="primary" onClick={onRedactAll}>
            {t("dialog.redactAll")}
          </Button>
        </>
      }
    >
      {found && <FoundList found={found} />}
    </Dialog>
  );
}
