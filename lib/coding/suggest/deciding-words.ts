import { gramsAt, isPair } from "@/lib/coding/suggest/grams";
import type { Scorer } from "@/lib/coding/suggest/model";

/** Which words of an entry speak for a theme. Pure. */

/** A run of the entry's text, in UTF-16 units. A pair, because a page sends hundreds. */
export type WordAt = readonly [start: number, end: number];

interface Gain {
  start: number;
  end: number;
  gain: number;
}
const mostWords = 5;
/** More pairs than words, because pairs that overlap become one. */
const mostPairs = 8;
/** A pair that adds less than this part of what the strongest adds decided nothing. */
const leastShare = 0.2;

type Shares = ReadonlyMap<number, number>;

/** What each gram of the entry, by number, adds to the score of each of these themes. */
function sharesOf({ model, lengths, rarity, postings }: Scorer, grams: ReadonlySet<number>, near: readonly string[]) {
  const shares = near.map(() => new Map<number, number>());
  const nearAt = Int32Array.from(model.themes.keys(), (id) => near.indexOf(id));
  const { starts, themes, weights } = postings;
  for (const gram of grams) {
    const end = starts[gram + 1] ?? 0;
    for (let at = starts[gram] ?? 0; at < end; at += 1) {
      const own = nearAt[themes[at] ?? 0] ?? -1;
      if (own < 0) continue;
      const length = lengths.get(near[own] ?? "") || 1;
      shares[own]?.set(gram, ((weights[at] ?? 0) * (rarity[gram] ?? 0)) / length);
    }
  }
  return shares;
}

/** Pairs that overlap become one run. The strongest run first. */
function joined(pairs: Gain[]): WordAt[] {
  const runs: Gain[] = [];
  for (const pair of [...pairs].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = runs.at(-1);
    if (last && pair.start < last.end) {
      last.end = Math.max(last.end, pair.end);
      last.gain += pair.gain;
    } else runs.push({ ...pair });
  }
  return runs
    .sort((a, b) => b.gain - a.gain || a.start - b.start)
    .slice(0, mostWords)
    .map(({ start, end }) => [start, end]);
}

interface GramAt {
  number: number;
  start: number;
  end: number;
}

/** The runs that speak for a theme more than for the `others`. */
function wordsFor(places: readonly GramAt[], own: Shares, others: readonly Shares[]): WordAt[] {
  const gains = places.map(({ number, start, end }) => {
    const elsewhere = others.reduce((sum, share) => sum + (share.get(number) ?? 0), 0) / (others.length || 1);
    return { start, end, gain: (own.get(number) ?? 0) - elsewhere };
  });
  gains.sort((a, b) => b.gain - a.gain || a.start - b.start);
  const least = Math.max(0, (gains[0]?.gain ?? 0) * leastShare);
  return joined(gains.filter(({ gain }) => gain > least).slice(0, mostPairs));
}

/**
 * Of the first `shown` of the themes: the runs of the text that speak for it more than for the others that are `near`,
 * at most five. None where it is the text as a whole, or its question, that speaks for the theme.
 */
export function decidingWords(scorer: Scorer, text: string, near: readonly string[], shown: number): WordAt[][] {
  const places = gramsAt(text).flatMap(({ text: gram, start, end }) => {
    const number = scorer.model.numbers.get(gram);
    return number === undefined || !isPair(gram) ? [] : [{ number, start, end }];
  });
  const shares: Shares[] = sharesOf(scorer, new Set(places.map(({ number }) => number)), near);
  return shares.slice(0, shown).map((own) =>
    wordsFor(
      places,
      own,
      shares.filter((each) => each !== own),
    ),
  );
}
