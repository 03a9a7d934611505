"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useEditorTools } from "@/components/reports/editor-context";
import { useLedgerWords } from "@/components/reports/text/ledger-words";
import { ledgerText } from "@/lib/reports/tokens";
import type { LedgerSets } from "@/lib/reports/types";

/** Puts a total of the 数据台账 at the caret. They are read when the list is opened. */
export function InsertLedger() {
  const t = useTranslations("reports.editor");
  const { projectId, counts, placesQuery, knowLedger } = useEditorTools();
  const [state, setState] = useState<"closed" | "loading" | "failed" | "read">("closed");
  const load = async () => {
    setState("loading");
    try {
      const response = await fetch(`/api/reports/${projectId}/ledger?${new URLSearchParams(placesQuery)}`);
      if (!response.ok) throw new Error(String(response.status));
      knowLedger((await response.json()) as LedgerSets); // our own route's answer
      setState("read");
    } catch {
      setState("failed");
    }
  };
  const figures = state === "read" ? (counts.ledger ?? []) : [];
  return (
    <details
      className="mt-3 border-t border-line pt-2"
      onToggle={(event) => {
        if (event.currentTarget.open && state !== "read") void load();
      }}
    >
      <summary className="min-h-8 text-sm text-action pointer-coarse:min-h-11">{t("ledgerOpen")}</summary>
      <div role="status" className="text-sm text-muted empty:hidden">
        {state === "loading" && t("ledgerLoading")}
        {state === "failed" && t("ledgerFailed")}
        {state === "read" && figures.length === 0 && t("ledgerNone")}
      </div>
      <ul aria-label={t("ledgerLegend")} className="max-h-60 overflow-y-auto">
        {figures.map((figure) => (
          <LedgerRow key={figure.id} figure={figure} />
        ))}
      </ul>
    </details>
  );
}

function LedgerRow({ figure }: { figure: LedgerSets["approved"][number] }) {
  const t = useTranslations("reports.editor");
  const { tokenValues, hand } = useEditorTools();
  const details = useLedgerWords();
  const value = tokenValues.ledger[figure.id] ?? "";
  return (
    <li>
      <button
        type="button"
        onClick={() => hand.insert(ledgerText(figure.id))}
        className="flex min-h-9 w-full flex-wrap items-baseline gap-x-2 rounded-sm px-2 py-1 text-start text-sm hover:bg-action-soft pointer-coarse:min-h-11"
      >
        <span className="sr-only">{t("insertToken")}</span>
        <span className="font-medium">{figure.name}</span>
        <span>{value}</span>
        <span className="text-muted">{details(figure)}</span>
      </button>
    </li>
  );
}
