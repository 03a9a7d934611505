import { definitionKey, mixedDefinitions } from "@/lib/findings/mixed-definitions";
import { sentencesOf } from "@/lib/reports/clauses";
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
  /** 口径不一, or some say none. Absent if one 口径 holds for all, so that an answer given before still holds. */
  definitions?: "mixed" | "partly";
  disputed: number;
  conflicts: number;
}

/** Null if there is nothing to say. */
export function doubtsOf(figure: LedgerFigure): LedgerDoubts | null {
  const { sites, ofSites, mixedAsOf, disputed, conflicts, definitions: rules = 0, undefinedSites = 0 } = figure;
  const missing = Math.max(0, ofSites - sites);
  const definitions = mixedDefinitions({ definitions: rules, undefinedSites });
  return missing > 0 || mixedAsOf || definitions || disputed > 0 || conflicts > 0
    ? { missing, mixedAsOf, ...(definitions && { definitions }), disputed, conflicts }
    : null;
}

/** One that is not written is not known to differ. */
function definitionsDiffer(a: string, b: string): boolean {
  const [own, other] = [definitionKey(a), definitionKey(b)];
  return own !== "" && other !== "" && own !== other;
}

/** Words that add totals up or hold one against another: 合计, 比…多, 高于, 两倍. A share of a whole is neither. */
const setsAgainst =
  /合计|总计|总共|相加|加起来|加总|[高低多少大小长短]于|[多少]出|超过|不及|[两二三四五六七八九十\d]倍|比.{0,40}?[高低多少大小长短]|相差|持平|相当于/u;

/** With the totals as they are printed. */
function withTotals(sentence: string, ledger: readonly LedgerFigure[]): string {
  return tokenPieces(sentence)
    .map((piece) => {
      const figure = piece.kind === "ledger" ? ledger.find(({ id }) => id === piece.indicatorId) : undefined;
      return figure ? figure.total + figure.unit : piece.raw;
    })
    .join("")
    .trim();
}

export interface ComparedTotals {
  sentence: string;
  /** The names of the totals, in the order of the sentence. */
  names: string[];
}

/** The sentences that add up or compare totals of one unit whose 口径 differ. */
export function comparedTotals(text: string, ledger: readonly LedgerFigure[]): ComparedTotals[] {
  return sentencesOf(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    const totals = ledgerIn(sentence, ledger);
    const printed = withTotals(sentence, ledger);
    if (totals.length < 2 || !setsAgainst.test(printed)) return [];
    const told = totals.filter((one) =>
      totals.some((other) => other.unit === one.unit && definitionsDiffer(one.definition, other.definition)),
    );
    return told.length > 1 ? [{ sentence: printed, names: told.map(({ name }) => name) }] : [];
  });
}

/** The totals that a text prints. */
export function ledgerIn(text: string, ledger: readonly LedgerFigure[]): LedgerFigure[] {
  const ids = new Set(tokenPieces(text).flatMap((piece) => (piece.kind === "ledger" ? [piece.indicatorId] : [])));
  return ledger.filter(({ id }) => ids.has(id));
}
