import { sentencesOf } from "@/lib/reports/clauses";
import { tokenPieces } from "@/lib/reports/tokens";

/** Sentences that cite the same, in the order of the text. Pure. */
export interface CitedSentences {
  /** With its figures as placeholders, without marks of citations. */
  text: string;
  /** The evidence that each of them cites; [] for sentences without a mark. */
  cited: string[];
}

/**
 * Takes a text apart by what its sentences cite. A mark belongs to the sentence that it stands in, or to the one before
 * it if it stands behind the full stop. `known`: marks of other evidence are passed over.
 */
export function citedSentences(text: string, known: ReadonlySet<string>): CitedSentences[] {
  let plain = "";
  const marks: { at: number; evidenceId: string }[] = [];
  for (const piece of tokenPieces(text)) {
    if (piece.kind !== "cited") plain += piece.raw;
    else if (known.has(piece.evidenceId)) marks.push({ at: plain.length, evidenceId: piece.evidenceId });
  }
  const found: CitedSentences[] = [];
  for (const { start, end } of sentencesOf(plain)) {
    const own = marks.filter(({ at }) => (at > start && at <= end) || (at === 0 && start === 0));
    const cited = own.map(({ evidenceId }) => evidenceId);
    const last = found.at(-1);
    if (last && last.cited.join() === cited.join()) last.text += plain.slice(start, end);
    else found.push({ text: plain.slice(start, end), cited });
  }
  return found;
}
