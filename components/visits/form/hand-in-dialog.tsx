"use client";

import { useTranslations } from "use-intl";
import { FoundList, type FoundItem } from "@/components/privacy/found-list";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EndQuestion } from "@/components/visits/form/end-question";
import type { FormDimension } from "@/lib/visits/types";

/** The questions asked before a visit is submitted, one after the other. None of them blocks it. */
export type HandInQuestion =
  /** A beginning is noted and no end, and the visit is not of today. */
  | { about: "end"; startedAt: string }
  | { about: "personal"; found: readonly FoundItem[] }
  /** An empty dimension will count as "not asked", not as "nothing there". */
  | { about: "untouched"; dimensions: readonly FormDimension[] };

type HandInDialogProps = {
  /** Null while there is nothing to ask. */
  question: HandInQuestion | null;
  /** With the end, HH:MM, or empty if nobody knows it. */
  onEnded: (endedAt: string) => void;
  onRedactAll: () => void;
  onAsIs: () => void;
  onContinue: () => void;
  onBack: () => void;
};

/** One dialog for all questions, so that the focus remains in place for the next one. */
export function HandInDialog({ question, onEnded, onRedactAll, onAsIs, onContinue, onBack }: HandInDialogProps) {
  const t = useTranslations("visits");
  const personal = useTranslations("privacy");
  const frame = useTranslations("frame");
  const found = question?.about === "personal" ? question.found : [];
  const words = {
    end: () => ({ title: t("form.end.title") }),
    personal: () => ({
      title: personal("dialog.title", { count: found.length }),
      description: personal("dialog.text"),
    }),
    untouched: () => ({ title: t("form.untouched.title"), description: t("form.untouched.text") }),
  };
  const footers = {
    end: null, // its buttons stand with the box that they read
    personal: (
      <>
        <Button onClick={onAsIs}>{personal("dialog.submitAsIs")}</Button>
        <Button variant="primary" onClick={onRedactAll}>
          {personal("dialog.redactAll")}
        </Button>
      </>
    ),
    untouched: (
      <>
        <Button onClick={onBack}>{t("form.untouched.back")}</Button>
        <Button variant="primary" onClick={onContinue}>
          {t("form.untouched.continue")}
        </Button>
      </>
    ),
  };
  const about = question?.about ?? "untouched";
  return (
    <Dialog
      {...words[about]()}
      closeLabel={frame("close")}
      open={question !== null}
      onOpenChange={(open) => {
        if (!open) onBack();
      }}
      footer={footers[about]}
    >
      {question?.about === "end" && <EndQuestion startedAt={question.startedAt} onEnded={onEnded} />}
      {question?.about === "personal" && <FoundList found={found} />}
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
