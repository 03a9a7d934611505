"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { doubtsOf, type LedgerDoubts } from "@/lib/reports/ledger-tokens";
import type { LedgerFigure } from "@/lib/reports/types";

/** What makes a total say less than it seems to, each in a few words. */
export function useDoubtWords(): (doubts: LedgerDoubts) => string[] {
  const t = useTranslations("reports.editor");
  return useCallback(
    ({ missing, mixedAsOf, definitions, disputed, conflicts }) => [
      ...(missing > 0 ? [t("ledgerMissing", { count: missing })] : []),
      ...(mixedAsOf ? [t("ledgerMixed")] : []),
      ...(definitions ? [t(`ledgerDefinitions.${definitions}`)] : []),
      ...(disputed > 0 ? [t("ledgerDisputed", { count: disputed })] : []),
      ...(conflicts > 0 ? [t("ledgerConflicts", { count: conflicts })] : []),
    ],
    [t],
  );
}

/** 截至, 口径 and what is doubtful, in one line. */
export function useLedgerWords(): (figure: LedgerFigure) => string {
  const t = useTranslations("reports.editor");
  const doubtWords = useDoubtWords();
  return useCallback(
    (figure) => {
      const { earliestAsOf: from, latestAsOf: to, definition } = figure;
      const doubts = doubtsOf(figure);
      const asOf = from === to ? t("ledgerAsOf", { from }) : t("ledgerAsOfRange", { from, to });
      // A 口径 that ends in a full stop has more behind it here.
      const rule = definition.trim().replace(/[。；，、;,.]+$/u, "");
      return [asOf, rule, ...(doubts ? doubtWords(doubts) : [])].filter((words) => words !== "").join("，");
    },
    [t, doubtWords],
  );
}
