"use client";

import { memo, useState } from "react";
import { useTranslations } from "use-intl";
import { useEditorTools } from "@/components/reports/editor-context";
import { InsertLedger } from "@/components/reports/text/insert-ledger";
import { useTooLong } from "@/components/form/use-too-long";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { filledText, tokenNames, tokenText, type TokenName } from "@/lib/reports/tokens";

/** Puts a counted figure, or one that a person answers for, at the caret of the text in hand. */
export const InsertPieces = memo(function InsertPieces() {
  const t = useTranslations("reports.editor");
  const { tokenValues, hand } = useEditorTools();
  const shown = (name: TokenName) =>
    tokenValues[name].length > 14 ? `${tokenValues[name].slice(0, 14)}…` : tokenValues[name];
  return (
    <details className="-mt-2">
      <summary className="min-h-8 text-sm text-action pointer-coarse:min-h-11">{t("tokens")}</summary>
      <div className="mt-2 flex flex-wrap gap-1.5">
        {tokenNames.map((name) => (
          <button
            key={name}
            type="button"
            onClick={() => hand.insert(tokenText(name))}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-md border border-edge bg-surface px-2 text-sm hover:border-action hover:text-action pointer-coarse:min-h-11"
          >
            <span className="sr-only">{t("insertToken")}</span>
            <span className="shrink-0">{name}</span>
            <span className="text-start text-muted">{shown(name)}</span>
          </button>
        ))}
      </div>
      <InsertLedger />
      <FilledByHand />
    </details>
  );
});

/** What separates the two in the text, and braces, cannot be part of them. */
const clean = (text: string) => text.replace(/[{}｜\n]/gu, "").trim();

/** Characters, at most. */
const longestValue = 40;
const longestReason = 100;

function FilledByHand() {
  const t = useTranslations("reports.editor");
  const { hand } = useEditorTools();
  const [value, setValue] = useState("");
  const [reason, setReason] = useState("");
  const valueTooLong = useTooLong(value, longestValue);
  const reasonTooLong = useTooLong(reason, longestReason);
  const ready = clean(value) !== "" && clean(reason) !== "" && !valueTooLong && !reasonTooLong;
  const insert = () => {
    if (!ready) return;
    hand.insert(filledText(clean(value), clean(reason)));
    setValue("");
    setReason("");
  };
  return (
    <fieldset className="mt-3 border-t border-line pt-3">
      <legend className="sr-only">{t("filledLegend")}</legend>
      <p className="mb-2 text-sm text-muted">{t("filledHint")}</p>
      <div
        className="grid gap-3 sm:grid-cols-[8rem_1fr_auto] sm:items-end"
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          // The report's own form would be sent.
          event.preventDefault();
          insert();
        }}
      >
        <Field label={t("filledValue")} error={valueTooLong}>
          {(field) => <Input {...field} value={value} onChange={(event) => setValue(event.target.value)} />}
        </Field>
        <Field label={t("filledReason")} error={reasonTooLong}>
          {(field) => <Input {...field} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <Button size="sm" off={!ready && "said"} onClick={insert} className="sm:mb-0.5">
          {t("filledInsert")}
        </Button>
      </div>
      {!ready && !valueTooLong && !reasonTooLong && <p className="mt-2 text-sm text-muted">{t("filledBoth")}</p>}
    </fieldset>
  );
}
