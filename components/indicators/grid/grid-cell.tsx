"use client";

import { useTranslations } from "use-intl";
import type { GridCell, PackedHead } from "@/lib/indicators/grid/packed";

type GridCellProps = {
  /** Null: the site gave none. Undefined: it has not come yet. */
  cell: GridCell | null | undefined;
  column: PackedHead;
  /** Opens the figures behind it; null where the cell is far from the screen and only its number is drawn. */
  href: string | null;
};

/** The figure of a site with what it says of itself. A site without one is said to have none, and is no zero. */
export function GridCellWords({ cell, column, href }: GridCellProps) {
  const t = useTranslations("indicators.grid");
  const words = useTranslations("vocabulary.verification");
  if (cell === undefined) return <i>…</i>;
  if (cell === null) return <i>—</i>;
  const { value, asOf, definition, source, verification, conflicting, per } = cell;
  const own = `${value}${column.unit}`;
  const perWords = per && t(per.inexact ? "perAbout" : "per", { value: per.value, unit: column.per?.unit ?? "" });
  // Short, because a page carries up to three thousand of them.
  if (href === null) return <i>{perWords ?? own}</i>;
  return (
    <a href={href} tabIndex={-1}>
      <b>{perWords ?? own}</b>
      {conflicting && <em>{t("conflicting")}</em>}
      <em data-quiet={verification}>{words(verification)}</em>
      {column.per && <span>{per ? own : t("noBase")}</span>}
      <span>{per?.baseAsOf ? t("asOfBoth", { asOf, base: per.baseAsOf }) : t("asOf", { asOf })}</span>
      <span>{definition ? t("definition", { text: definition }) : t("noDefinition")}</span>
      {source && <span>{t("source", { text: source })}</span>}
    </a>
  );
}
