import { clausesOf, pieceAt, sentenceAt, sentencesOf, shared, wordsOf } from "@/lib/reports/clauses";
import { speech, type SpeechSource } from "@/lib/reports/speech-words";

/**
 * Words that are right in the mouth of a speaker and wrong in a report: 我镇, 今年, 上面, 县里. Each with what it means,
 * where the visit tells. What stands in quotation marks was said so; 桥头镇谈到 without them exempts nothing. Pure.
 */

export interface RawSpeech {
  /** Where the word stands in the text. */
  at: number;
  word: string;
  sentence: string;
  /** Where it stands in its sentence. */
  offset: number;
  /** What it could be replaced by; null if that is not known. */
  proposal: string | null;
}

/** True between quotation marks. One that is never closed exempts nothing. */
function quoted(text: string, at: number): boolean {
  const open = text.lastIndexOf("“", at);
  return open > text.lastIndexOf("”", at) && text.indexOf("”", at) > at;
}

/** The entry that a clause was taken from, as far as its words tell. */
function sourceOf(clause: string, sources: readonly SpeechSource[]): SpeechSource | null {
  const words = wordsOf(clause);
  let [best, found] = [0.3, null as SpeechSource | null];
  for (const source of sources) {
    const alike = Math.max(
      0,
      ...clausesOf(source.text).map(({ start, end }) => shared(words, wordsOf(source.text.slice(start, end)))),
    );
    if (alike > best) [best, found] = [alike, source];
  }
  // All of one site or one year need no looking for.
  return found ?? (sources.length === 1 ? (sources[0] ?? null) : null);
}

/** `years`: of all sources, or of the fieldwork where nothing is cited. */
export function rawSpeechIn(
  text: string,
  sources: readonly SpeechSource[],
  fieldworkYears: readonly number[] = [],
): RawSpeech[] {
  const [clauses, sentences] = [clausesOf(text), sentencesOf(text)];
  const found = speech.flatMap(([pattern, resolve]) =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: word }) => {
      if (quoted(text, index)) return [];
      const known = [...new Set([...sources.map(({ visitedOn }) => Number(visitedOn.slice(0, 4))), ...fieldworkYears])];
      // 今年以来 is the writer's own where there is one year only.
      if (word === "今年" && text.startsWith("以来", index + word.length) && known.length === 1) return [];
      const clause = pieceAt(clauses, index);
      const source = sourceOf(text.slice(clause.start, clause.end), sources);
      const year = source ? Number(source.visitedOn.slice(0, 4)) : known.length === 1 ? (known[0] ?? null) : null;
      return [{ at: index, word, ...sentenceAt(text, sentences, index), proposal: resolve(word, source, year) }];
    }),
  );
  const seen = new Set<string>();
  return found
    .toSorted((one, other) => one.at - other.at)
    .filter(({ word, sentence, proposal }) => {
      // Each sentence is named, but the same word in it once.
      const key = [word, proposal ?? "", sentence].join("\n");
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/**
 * An entry's text with the site, the years and the months that its visit tells. Other words stay, and are named by the
 * check.
 */
export function withoutRawSpeech(text: string, source: SpeechSource): string {
  const year = Number(source.visitedOn.slice(0, 4));
  return speech.reduce(
    (resolved, [pattern, resolve, sure]) =>
      sure
        ? resolved.replace(pattern, (word: string, at: number) =>
            quoted(resolved, at) ? word : (resolve(word, source, year) ?? word),
          )
        : resolved,
    text,
  );
}
