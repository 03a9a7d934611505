"use client";

import { useTranslations } from "use-intl";
import { WholeWords } from "@/components/ui/whole-words";
import { unbroken } from "@/lib/reports/word-breaks";
import { tokenPieces, type TokenValues } from "@/lib/reports/tokens";

const chip = "rounded-sm px-0.5 print:bg-transparent print:p-0";
/** The name is drawn and not written, so that the text is the printed one. It is not printed. */
const name =
  "after:ms-0.5 after:text-[0.6em] after:text-muted after:content-[attr(data-name)] print:after:content-none";

type TokenTextProps = {
  text: string;
  values: TokenValues | null;
  /** Lines break between words only. */
  whole?: boolean;
};

/** A text of the report with its counted figures as chips: the value that is printed, and its name. */
export function TokenText({ text, values, whole = false }: TokenTextProps) {
  const t = useTranslations("reports.editor");
  return tokenPieces(text).map((piece, index) => {
    if (piece.kind === "text")
      return whole ? <WholeWords key={index} text={piece.text} split={unbroken} /> : piece.text;
    if (piece.kind === "cited") return null;
    const total = piece.kind === "ledger" ? values?.ledger[piece.indicatorId] : undefined;
    if (total !== undefined)
      return (
        <span key={index} data-name={t("ledgerName")} className={`${chip} ${name} bg-action-soft`}>
          {total}
        </span>
      );
    if (piece.kind === "filled")
      return (
        <span key={index} title={t("filledTitle", { reason: piece.reason })} className={`${chip} bg-action-soft`}>
          {piece.value}
        </span>
      );
    if (piece.kind === "token" && values)
      return (
        <span
          key={index}
          data-name={piece.name}
          title={t("tokenTitle", { name: piece.name })}
          className={`${chip} ${name} bg-action-soft`}
        >
          {values[piece.name]}
        </span>
      );
    return (
      <span key={index} className={`${chip} bg-amber-soft text-amber ${piece.kind === "stray" ? "print:hidden" : ""}`}>
        {piece.kind === "stray" ? t("tokenStray") : t("tokenMissing", { name: piece.name })}
      </span>
    );
  });
}
