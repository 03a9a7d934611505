import type { IndicatorTotal, IndicatorTotals } from "@/lib/findings/queries/indicator-totals";
import type { LedgerFilter } from "@/lib/indicators/schema";

/** A page of a list: how many rows come before it, and how many it has. */
export interface RowPage {
  offset: number;
  size: number;
}

export interface KnownRows {
  total: number;
  /** The indicators that the page lies in … */
  only: string[];
  /** … and how many rows of theirs come before it. */
  offset: number;
}

/**
 * What the totals know of the ledger's rows, which are listed by indicator in their order: how many there are, and in
 * which indicators a page lies. Undefined where contradictions are asked for, whose rows they do not know.
 */
export function knownRows(
  { indicators }: Pick<IndicatorTotals, "indicators">,
  { indicator, base, verification, conflict }: LedgerFilter,
  { offset, size }: RowPage,
): KnownRows | undefined {
  if (conflict) return undefined;
  const rowsOf = ({ figures, checks }: IndicatorTotal) => (verification ? checks[verification] : figures);
  const known: KnownRows = { total: 0, only: [], offset: 0 };
  for (const one of indicators) {
    if (indicator && one.id !== indicator && one.id !== base) continue;
    const [from, to] = [known.total, known.total + rowsOf(one)];
    known.total = to;
    if (to <= offset || from >= offset + size) continue;
    if (known.only.length === 0) known.offset = offset - from;
    known.only.push(one.id);
  }
  return known;
}
