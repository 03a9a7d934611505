"use client";

import { useState, type KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { useTooLong } from "@/components/form/use-too-long";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { longestReason } from "@/lib/reports/answers";

type ReasonBoxProps = {
  label: string;
  hint: string;
  /** The words of its press. */
  say: string;
  /** Said where nothing was written; without it nothing need be. */
  missing?: string;
  first?: string;
  onSay: (reason: string) => void;
  onCancel: () => void;
};

/** One line in which a person says why. Enter says it, Escape closes it. */
export function ReasonBox({ label, hint, say, missing, first = "", onSay, onCancel }: ReasonBoxProps) {
  const t = useTranslations("reports.advice");
  const [reason, setReason] = useState(first);
  const [asked, setAsked] = useState(false);
  const tooLong = useTooLong(reason, longestReason);
  const lacks = missing !== undefined && reason.trim() === "";
  const done = () => {
    setAsked(true);
    if (!lacks && !tooLong) onSay(reason.trim());
  };
  const byKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    // Neither the report is saved by it, nor a dialog around it closed.
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") done();
    else onCancel();
  };
  return (
    <div className="grid gap-2">
      <Field label={label} hint={hint} error={tooLong ?? (asked && lacks && missing)}>
        {(field) => (
          <Input
            {...field}
            autoFocus
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            onKeyDown={byKey}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={done}>
          {say}
        </Button>
        <Button size="sm" variant="quiet" onClick={onCancel}>
          {t("cancel")}
        </Button>
      </div>
    </div>
  );
}
