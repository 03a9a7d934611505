import { textParts } from "@/lib/reports/text-parts";
import { tokenPieces } from "@/lib/reports/tokens";
import type { LedgerFigure, ReportDraft } from "@/lib/reports/types";

/** Totals of the 数据台账 inside a report's text. Pure. */

/** Whether a text of the report has one, or an annex lists them. */
export function printsLedger(draft: ReportDraft): boolean {
  if (draft.sections.some(({ annex }) => annex === "figures")) return true;
  return textParts(draft).some(({ text }) => tokenPieces(text).some(({ kind }) => kind === "ledger"));
}

/** What makes a total say less than it seems to. */
export interface LedgerDoubts {
  missing: number;
  mixedAsOf: boolean;
  disputed: number;
  conflicts: number;
}

/** Null if there is nothing to say. */
export function doubtsOf({ sites, ofSites, mixedAsOf, disputed, conflicts }: LedgerFigure): LedgerDoubts | null {
  const missing = Math.max(0, ofSites - sites);
  return missing > 0 || mixedAsOf || disputed > 0 || conflicts > 0 ? { missing, mixedAsOf, disputed, conflicts } : null;
}

/** The totals that a text prints. */
export function ledgerIn(text: string, ledger: readonly LedgerFigure[]): LedgerFigure[] {
  const ids = new Set(tokenPieces(text).flatMap((piece) => (piece.kind === "ledger" ? [piece.indicatorId] : [])));
  return ledger.filter(({ id }) => ids.has(id));
}
