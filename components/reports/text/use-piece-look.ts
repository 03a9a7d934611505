"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { useEditorTools } from "@/components/reports/editor-context";
import type { PieceLook } from "@/components/reports/text/text-editor";
import { useLedgerWords } from "@/components/reports/text/ledger-words";
import { partsOf } from "@/lib/reports/parts/parts";
import { tokenPieces } from "@/lib/reports/tokens";

const chip = "rounded-sm px-0.5";
/** The name is drawn and not written, so that the text is the printed one. */
const named = "after:ms-0.5 after:text-[0.75em] after:text-muted after:content-[attr(data-name)]";

/** How the pieces of a part's text are shown while it is written. */
export function usePieceLook(key: string): (raw: string) => PieceLook {
  const t = useTranslations("reports.editor");
  const { counts, tokenValues, read } = useEditorTools();
  const ledgerWords = useLedgerWords();
  return useCallback(
    (raw) => {
      const [piece] = tokenPieces(raw);
      const wrong = { className: `${chip} bg-amber-soft text-amber` };
      if (piece?.kind === "token")
        return {
          label: tokenValues[piece.name],
          name: piece.name,
          title: t("tokenTitle", { name: piece.name }),
          className: `${chip} ${named} bg-action-soft`,
        };
      if (piece?.kind === "ledger") {
        const figure = (counts.ledger ?? []).find(({ id }) => id === piece.indicatorId);
        if (figure)
          return {
            label: tokenValues.ledger[figure.id] ?? "",
            name: figure.name,
            title: t("ledgerTitle", { name: figure.name, details: ledgerWords(figure) }),
            className: `${chip} ${named} bg-action-soft`,
          };
      }
      if (piece?.kind === "filled") {
        const { value, reason } = piece;
        const title = t("filledTitle", { reason: reason || t("filledNoReason") });
        return reason
          ? { label: value, name: t("filledName"), title, className: `${chip} ${named} bg-action-soft` }
          : { label: value, name: t("filledName"), title, className: `${wrong.className} ${named}` };
      }
      if (piece?.kind === "cited") {
        const part = partsOf(read()).get(key);
        const evidence = part?.kind === "point" ? part.content.evidence : [];
        const cited = evidence.find(({ id, removed }) => id === piece.evidenceId && !removed);
        const site = cited?.entry?.siteName;
        return site
          ? {
              label: t("citedMark", { site }),
              title: t("citedTitle", { text: cited.entry?.text ?? "" }),
              className: `${chip} text-[0.75em] align-super text-action`,
            }
          : { label: t("citedGone"), title: t("citedGoneTitle"), ...wrong };
      }
      const name = piece?.kind === "unknown" || piece?.kind === "ledger" ? piece.name : raw;
      return { label: t("tokenMissing", { name }), title: t("tokenMissing", { name }), ...wrong };
    },
    [t, tokenValues, counts, ledgerWords, read, key],
  );
}
