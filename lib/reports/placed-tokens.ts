import { sentenceAt, sentencesOf } from "@/lib/reports/clauses";
import { siteWordAt } from "@/lib/reports/site-words";
import { ledgerText, tokenPieces, tokenText, type TokenName } from "@/lib/reports/tokens";
import type { LedgerFigure } from "@/lib/reports/types";

/**
 * A placeholder at the place of another one: {{走访数}}个镇街园区 prints a number that is counted, of something else. It is
 * held against the words behind it, and a total of the 数据台账 against the indicator that its clause names. Pure.
 */
export interface MisplacedToken {
  name: string;
  /** What fits there. */
  fitting: string;
  sentence: string;
  /** The placeholder and the one that fits, as they are written. */
  words: string;
  instead: string;
  offset: number;
}

const counted: readonly (readonly [TokenName, (behind: string) => boolean])[] = [
  ["镇街园区数", (behind) => siteWordAt(behind) !== null],
  ["走访数", (behind) => /^(?:次|趟|场次?|轮|回)(?!要|日|年)/u.test(behind)],
  ["听取人次", (behind) => /^(?:人次|人|名|位)(?!均)/u.test(behind)],
  ["条目数", (behind) => /^(?:条|个条目)/u.test(behind)],
];

const isCounted = (name: TokenName) => counted.some(([one]) => one === name);

/** The only indicator that a clause names before a total, the longest name of those within each other. */
function indicatorIn(clause: string, ledger: readonly LedgerFigure[]): LedgerFigure | null {
  const named = ledger.filter(({ name }) => [...name].length > 1 && clause.includes(name));
  const longest = named.filter(({ name }) => named.every((other) => other.name === name || !other.name.includes(name)));
  return longest.length === 1 ? (longest[0] ?? null) : null;
}

/** Marks of citations must be gone. */
export function misplacedTokens(text: string, ledger: readonly LedgerFigure[]): MisplacedToken[] {
  const sentences = sentencesOf(text);
  let at = 0;
  return tokenPieces(text).flatMap((piece): MisplacedToken[] => {
    const start = at;
    at += piece.raw.length;
    const behind = text.slice(at, at + 40).trimStart();
    const told = (name: string, fitting: string, instead: string) => [
      { name, fitting, ...sentenceAt(text, sentences, start), words: piece.raw, instead },
    ];
    if (piece.kind === "token" && isCounted(piece.name)) {
      const fitting = counted.find(([, fits]) => fits(behind))?.[0];
      return fitting && fitting !== piece.name ? told(piece.name, fitting, tokenText(fitting)) : [];
    }
    if (piece.kind !== "ledger") return [];
    const own = ledger.find(({ id }) => id === piece.indicatorId);
    const clause = /[^，,。；;：:、\n}]*$/u.exec(text.slice(Math.max(0, start - 200), start))?.[0] ?? "";
    const named = own && !clause.includes(own.name) ? indicatorIn(clause, ledger) : null;
    return own && named ? told(own.name, named.name, ledgerText(named.id)) : [];
  });
}
