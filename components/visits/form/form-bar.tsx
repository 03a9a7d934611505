"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormOwner } from "@/components/form/form-beside";
import { ActionBar } from "@/components/ui/action-bar";
import { Button, SubmitButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

type FormBarProps = {
  current: DimensionKey;
  onGo: (by: -1 | 1) => void;
  /** Questions without an answer yet. */
  left: number;
  onNextQuestion: () => void;
  pending: boolean;
  disabled: boolean;
};

/**
 * The buttons below the form: on a phone they lead from dimension to dimension, on a wide screen they show the keys and
 * submit.
 */
export function FormBar({ current, onGo, left, onNextQuestion, pending, disabled }: FormBarProps) {
  const t = useTranslations("visits");
  const owner = useFormOwner();
  const step = dimensionKeys.indexOf(current);
  return (
    <ActionBar>
      <div className="flex w-full gap-2 lg:hidden">
        <Button off={disabled ? "opening" : step === 0 && "end"} onClick={() => onGo(-1)} className="flex-1 px-2!">
          <Icon name="chevron-left" />
          {t("form.previous")}
        </Button>
        {left > 0 && (
          <Button off={disabled && "opening"} onClick={onNextQuestion} className="shrink-0 px-2!">
            {t("form.question.nextShort", { count: left })}
            <span className="sr-only">{t("form.question.next")}</span>
          </Button>
        )}
        {step < dimensionKeys.length - 1 ? (
          <Button off={disabled && "opening"} onClick={() => onGo(1)} variant="primary" className="flex-1 px-2!">
            {t("form.next")}
            <Icon name="chevron-right" />
          </Button>
        ) : (
          <LastStepSubmit pending={pending} label={t("form.submit")} />
        )}
      </div>
      <p className="hidden min-w-0 flex-1 text-sm text-muted lg:block">{t("form.keys")}</p>
      {left > 0 && (
        <Button
          off={disabled && "opening"}
          onClick={onNextQuestion}
          aria-keyshortcuts="Alt+N"
          className="hidden! lg:inline-flex!"
        >
          {t("form.question.next")}
          <span className="sr-only">{t("form.question.left", { count: left })}</span>
          <span className="text-muted">{t("form.question.key")}</span>
        </Button>
      )}
      <SubmitButton
        form={owner}
        variant="primary"
        pending={pending}
        off={disabled && "opening"}
        className="hidden! lg:inline-flex!"
      >
        {t("form.submit")}
      </SubmitButton>
    </ActionBar>
  );
}

/** Longer than the time between two taps of an impatient finger. */
const settleMs = 700;

/**
 * Appears in the place of 下一维度. It ignores presses for a moment, so that a second tap there does not submit the visit.
 */
function LastStepSubmit({ pending, label }: { pending: boolean; label: string }) {
  const owner = useFormOwner();
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), settleMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <SubmitButton
      form={owner}
      variant="primary"
      pending={pending}
      aria-disabled={settled ? undefined : true}
      onClick={(event) => {
        if (!settled) event.preventDefault();
      }}
      className="flex-1"
    >
      {label}
    </SubmitButton>
  );
}
