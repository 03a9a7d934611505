"use client";

import { useTranslations } from "use-intl";
import type { MatrixCell } from "@/lib/findings/matrix/read-matrix";

type CellWordsProps = {
  /** Null: the cell has nothing. Undefined: it has not come yet. */
  cell: MatrixCell | null | undefined;
  /** Its number, where the page carries the numbers of all cells. */
  count: number | undefined;
  href: string;
};

/** A cell in short: how many entries, and how the first ones begin. Its link opens it. */
export function CellWords({ cell, count, href }: CellWordsProps) {
  const t = useTranslations("matrix");
  const entries = cell?.entries ?? count;
  const summary = cell?.summary;
  if (!entries && !summary) return <i>{entries === undefined && cell === undefined ? "…" : "—"}</i>;
  // Short, because a page carries up to three thousand of them.
  if (!cell) return <i>{entries}</i>;
  return (
    <a href={href} tabIndex={-1} data-lines={summary ? 3 : cell.lines.length}>
      <b>{t("entries", { count: entries ?? 0 })}</b>
      {summary?.stale && <em>{t("summary.stale")}</em>}
      {summary && (
        <strong>{summary.text === null ? t("summary.gone") : t("summary.short", { text: summary.text })}</strong>
      )}
      {cell.lines.map(({ form, text }, place) => (
        <span key={place}>{form === "verbatim" ? t("quote", { text }) : text}</span>
      ))}
    </a>
  );
}
