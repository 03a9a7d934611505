"use client";

import { useTranslations } from "use-intl";
import { FoundList, type FoundItem } from "@/components/privacy/found-list";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { FormDimension } from "@/lib/visits/types";

/** The questions asked before a visit is submitted, one after the other. Neither blocks it. */
export type HandInQuestion =
  | { about: "personal"; found: readonly FoundItem[] }
  /** An empty dimension will count as "not asked", not as "nothing there". */
  | { about: "untouched"; dimensions: readonly FormDimension[] };

type HandInDialogProps = {
  /** Null while there is nothing to ask. */
  question: HandInQuestion | null;
  onRedactAll: () => void;
  onAsIs: () => void;
  onContinue: () => void;
  onBack: () => void;
};

/** One dialog for both questions, so that the focus remains in place for the second. */
export function HandInDialog({ question, onRedactAll, onAsIs, onContinue, onBack }: HandInDialogProps) {
  const t = useTranslations("visits");
  const personal = useTranslations("privacy");
  const frame = useTranslations("frame");
  const isPersonal = question?.about === "personal";
  return (
    <Dialog
      title={isPersonal ? personal("dialog.title", { count: question.found.length }) : t("form.untouched.title")}
      description={isPersonal ? personal("dialog.text") : t("form.untouched.text")}
      closeLabel={frame("close")}
      open={question !== null}
      onOpenChange={(open) => {
        if (!open) onBack();
      }}
      footer={
        isPersonal ? (
          <>
            <Button onClick={onAsIs}>{personal("dialog.submitAsIs")}</Button>
            <Button variant="primary" onClick={onRedactAll}>
              {personal("dialog.redactAll")}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onBack}>{t("form.untouched.back")}</Button>
            <Button variant="primary" onClick={onContinue}>
              {t("form.untouched.continue")}
            </Button>
          </>
        )
      }
    >
      {question?.about === "personal" && <FoundList found={question.found} />}
      {question?.about === "untouched" && (
        <ul className="flex flex-col gap-2">
          {question.dimensions.map(({ key, label }) => (
            <li key={key}>
              <DimensionLabel dimension={key} label={label} />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
