"use client";

import { useTranslations } from "use-intl";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { FormDimension } from "@/lib/visits/types";

type UntouchedDialogProps = {
  /** Null while there is nothing to ask. */
  untouched: readonly FormDimension[] | null;
  onContinue: () => void;
  onBack: () => void;
};

/** Asked once before handing in: an empty dimension will count as never asked, not as "nothing there". */
export function UntouchedDialog({ untouched, onContinue, onBack }: UntouchedDialogProps) {
  const t = useTranslations("visits");
  const frame = useTranslations("frame");
  return (
    <Dialog
      title={t("form.untouched.title")}
      description={t("form.untouched.text")}
      closeLabel={frame("close")}
      open={untouched !== null}
      onOpenChange={(open) => {
        if (!open) onBack();
      }}
      footer={
        <>
          <Button onClick={onBack}>{t("form.untouched.back")}</Button>
          <Button variant="primary" onClick={onContinue}>
            {t("form.untouched.continue")}
          </Button>
        </>
      }
    >
      <ul className="flex flex-col gap-2">
        {untouched?.map(({ key, label }) => (
          <li key={key}>
            <DimensionLabel dimension={key} label={label} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
