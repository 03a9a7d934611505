import { decidingWords, type WordAt } from "@/lib/coding/suggest/deciding-words";
import { secondOpinion } from "@/lib/coding/suggest/second-opinion";
import { postingsOf, unitVector, type Model, type Scorer } from "@/lib/coding/suggest/model";

/** Which themes an entry probably belongs to, and which of its words say so. Pure. */
export interface EntryToSuggest {
  text: string;
  /** The question of the outline under which it was heard. */
  question: { id: string; text: string } | null;
}

export interface Suggestion {
  themeId: string;
  /** The runs of the entry that decided, the strongest first: at most five. */
  words: WordAt[];
}

export interface Suggestions {
  /** Whether the first is so far ahead of the second that it alone is offered. */
  sure: boolean;
  /** The likeliest first. One if sure, at most three otherwise. */
  themes: Suggestion[];
}

export const most = 3;

/** Found by leaving out one visit of the demo after the other (`npm run bench:suggestions`). */
const weigh = {
  /** Rare grams weigh more: the logarithm of their rarity, to this power in each of the two vectors. */
  rarity: 0.3,
  /** What the question says, beside the entry's own text. */
  questionText: 0.2,
  /** How often a theme answered this question before. */
  questionBefore: 0.02,
  /** A centroid of many examples is near everything. */
  size: 0.01,
};
/**
 * How far the first is ahead where, if the second opinion agrees, it is right in at least 92 of 100 cases; and from how
 * many examples that can be told.
 */
const sureFrom = { margin: 0.08, examples: 3 };

export function scorerOf(model: Model): Scorer {
  const rarity = Float64Array.from(
    model.occurs,
    (occurs) => Math.log((model.examples + 2) / (occurs + 1)) ** (2 * weigh.rarity),
  );
  const lengths = new Map<string, number>();
  for (const { id, grams, weights } of model.themes.values()) {
    let sum = 0;
    for (let place = 0; place < grams.length; place += 1) {
      const weight = weights[place] ?? 0;
      sum += weight * weight * (rarity[grams[place] ?? 0] ?? 0);
    }
    lengths.set(id, Math.sqrt(sum));
  }
  return { model, rarity, lengths, postings: postingsOf(model), questions: new Map() };
}

/** The rarity of a gram that no theme has: the greatest. */
const unseenRarity = ({ examples }: Model) => Math.log(examples + 2) ** (2 * weigh.rarity);

export function rarityOf({ model, rarity }: Scorer, gram: string): number {
  const number = model.numbers.get(gram);
  return number === undefined ? unseenRarity(model) : (rarity[number] ?? 0);
}

/** The weights of a text by number of gram, of length 1 under the rarities. Grams that no theme has are left out. */
function weighted({ model, rarity }: Scorer, text: string): [number, number][] {
  const known: [number, number][] = [];
  const unseen = unseenRarity(model);
  let sum = 0;
  for (const [gram, weight] of unitVector(text)) {
    const number = model.numbers.get(gram);
    const rare = number === undefined ? unseen : (rarity[number] ?? 0);
    sum += weight * weight * rare;
    if (number !== undefined) known.push([number, weight * rare]);
  }
  const length = Math.sqrt(sum) || 1;
  return known.map(([number, weight]) => [number, weight / length]);
}

/** The same for a question, whose few texts come with every entry. */
function weightedQuestion(scorer: Scorer, text: string): readonly [number, number][] {
  const made = scorer.questions.get(text) ?? weighted(scorer, text);
  scorer.questions.set(text, made);
  return made;
}

export interface RankedTheme {
  themeId: string;
  score: number;
  /** Of the score: what entry and theme have in common. 0: nothing. */
  likeness: number;
}

/** Adds to the sum of each theme what it has in common with a text. */
function addLikeness(sums: Float64Array, { postings }: Scorer, text: readonly [number, number][], share: number): void {
  const { starts, themes, weights } = postings;
  for (const [number, weight] of text) {
    const end = starts[number + 1] ?? 0;
    for (let at = starts[number] ?? 0; at < end; at += 1) {
      const place = themes[at] ?? 0;
      sums[place] = (sums[place] ?? 0) + weight * share * (weights[at] ?? 0);
    }
  }
}

/** How likely each theme is, the likeliest first; equal ones in the order of their ids. */
export function rankThemes(scorer: Scorer, entry: EntryToSuggest): RankedTheme[] {
  const { model, lengths } = scorer;
  const told = weighted(scorer, entry.text);
  const asked = entry.question ? weightedQuestion(scorer, entry.question.text) : [];
  const themes = [...model.themes.values()];
  const sums = new Float64Array(themes.length);
  addLikeness(sums, scorer, told, 1);
  addLikeness(sums, scorer, asked, weigh.questionText);
  const question = entry.question?.id ?? "";
  const answered = themes.reduce((sum, { questions }) => sum + (questions.get(question) ?? 0), 0);
  const ranked = themes.map(({ id, examples, questions }, place) => {
    // As if each theme had answered a part of one more time.
    const share = ((questions.get(question) ?? 0) * themes.length + 1) / (answered + 1);
    const prior = weigh.questionBefore * Math.log(share + 0.05) - weigh.size * Math.log(examples);
    const likeness = (sums[place] ?? 0) / (lengths.get(id) || 1);
    return { themeId: id, score: likeness + prior, likeness };
  });
  return ranked.sort((a, b) => b.score - a.score || (a.themeId < b.themeId ? -1 : 1));
}

/** `passed`: themes that are not offered, because the entry has them or a person said no. */
export function suggestThemes(scorer: Scorer, entry: EntryToSuggest, passed: ReadonlySet<string>): Suggestions {
  const ranked = rankThemes(scorer, entry).filter(({ themeId, likeness }) => likeness > 0 && !passed.has(themeId));
  const [first, second] = ranked;
  if (!first) return { sure: false, themes: [] };
  const known = (scorer.model.themes.get(first.themeId)?.examples ?? 0) > sureFrom.examples;
  const near = ranked.slice(0, most + 1).map(({ themeId }) => themeId);
  const sure =
    known &&
    first.score - (second?.score ?? 0) >= sureFrom.margin &&
    secondOpinion(scorer, entry.text, near.slice(0, most)) === first.themeId;
  const words = decidingWords(scorer, entry.text, near, sure ? 1 : most);
  return { sure, themes: words.map((own, place) => ({ themeId: near[place] ?? "", words: own })) };
}
