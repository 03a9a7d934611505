import { pieceAt, sentencesOf } from "@/lib/reports/clauses";
import { statedNumbers } from "@/lib/reports/numbers";
import type { NumberChange } from "@/lib/reports/returned/types";

/** The figures that only one of two texts has. Pure. */

interface Figure {
  key: string;
  written: string;
  start: number;
}

/** Stated figures, and digits that count nothing: of a document's number, of a name. */
function figuresIn(text: string): Figure[] {
  const stated = statedNumbers(text);
  const figures = stated
    // 一个 is an article.
    .filter(({ idle, value }) => !idle || value !== 1)
    .map(({ kind, value, high, unit, written, start }) => ({
      key: `${kind} ${value} ${high} ${unit}`,
      written,
      start,
    }));
  const rest = [...text.matchAll(/[\d０-９]+(?:[.．][\d０-９]+)?/gu)]
    .filter(({ index, 0: digits }) => !stated.some(({ start, end }) => start < index + digits.length && index < end))
    .map(({ index, 0: digits }) => ({ key: `digits ${digits.normalize("NFKC")}`, written: digits, start: index }));
  return [...figures, ...rest].sort((a, b) => a.start - b.start);
}

function onlyIn(text: string, other: string, change: NumberChange["change"]): NumberChange[] {
  const left = new Map<string, number>();
  for (const { key } of figuresIn(other)) left.set(key, (left.get(key) ?? 0) + 1);
  const sentences = sentencesOf(text);
  return figuresIn(text).flatMap(({ key, written, start }): NumberChange[] => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    if (count > 0) return [];
    const piece = pieceAt(sentences, start);
    return [{ change, written, sentence: text.slice(piece.start, piece.end).trim() }];
  });
}

export function numberChanges(before: string, after: string): NumberChange[] {
  return [...onlyIn(after, before, "new"), ...onlyIn(before, after, "gone")];
}
