import { comparedText, likenessOf, Wording } from "@/lib/reports/returned/alike";
import type { Piece } from "@/lib/reports/returned/pieces";
import type { StreamParagraph } from "@/lib/reports/returned/stream";
import type { SentReport, Unit } from "@/lib/reports/returned/types";

/** Which unit each sentence of a returned text was, by its words alone. Pure. */

/** From here on a sentence is taken for a unit's own … */
const sure = 0.5;
/** … if the next unit is this much less alike. */
const ahead = 0.15;

export interface ByWords {
  /** The unit that has these words, or null. */
  unit: string | null;
  /** Several that could be. */
  tied: string[];
}

const isHeadline = ({ kind }: Unit) => kind === "heading" || kind === "title" || kind === "caption";
const own = (unit: Unit) =>
  unit.stretches.map(({ role, printed }) => (role === "added" ? (/\s/u.test(printed) ? "\n" : "") : printed)).join("");
/** A 题注 with its number, site and day: some have nothing else. */
const leadOf = (unit: Unit) =>
  unit.stretches
    .filter(({ role }) => unit.kind === "caption" || role === (isHeadline(unit) ? "text" : "lead"))
    .map(({ printed }) => printed)
    .join("");

/** A line of its own without an end of sentence: a heading, or a point's lead as one. */
function standsAlone(piece: Piece, paragraph: StreamParagraph | undefined): boolean {
  const words = piece.text.trim();
  const whole = paragraph !== undefined && piece.start <= paragraph.start && paragraph.end <= piece.end;
  return whole && words.length <= 60 && !/[。！；]$/u.test(words);
}

function clear(scores: readonly { name: string; score: number }[], least: number): ByWords {
  const [first, second] = scores;
  if (!first || first.score < least) return { unit: null, tied: [] };
  if (first.score - (second?.score ?? 0) >= ahead) return { unit: first.name, tied: [] };
  return { unit: null, tied: scores.filter(({ score }) => first.score - score < ahead).map(({ name }) => name) };
}

export function byWords(
  { units }: SentReport,
  pieces: readonly Piece[],
  paragraphs: readonly StreamParagraph[],
): ByWords[] {
  const running = units.filter((unit) => !isHeadline(unit));
  const wording = new Wording(running.map((unit) => ({ name: unit.name, words: own(unit) })));
  const headlines = units
    .map((unit) => ({ name: unit.name, words: leadOf(unit) }))
    .filter(({ words }) => words !== "")
    .map(({ name, words }) => ({ name, text: comparedText(words) }));
  return pieces.map((piece): ByWords => {
    if (piece.text.trim() === "") return { unit: null, tied: [] };
    if (standsAlone(piece, paragraphs[piece.paragraph])) {
      const text = comparedText(piece.text);
      const scores = headlines
        .map(({ name, text: words }) => ({ name, score: likenessOf(words, text) }))
        .sort((a, b) => b.score - a.score);
      const found = clear(scores, 0.45);
      if (found.unit !== null || found.tied.length > 0) return found;
    }
    const holding = wording.holding(piece.text);
    if (holding.length === 1) return { unit: holding[0] ?? null, tied: [] };
    if (holding.length > 1) return { unit: null, tied: holding };
    return clear(wording.likely(piece.text), sure);
  });
}
