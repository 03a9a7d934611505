import { gramCounts } from "@/lib/coding/suggest/grams";

/**
 * What the themes of one dimension have learned, as centroids of grams (docs/decisions/057). Pure. A theme is learned
 * whole from its examples, and replaced whole: so a model that followed every change equals one that is built anew.
 */
export interface Example {
  text: string;
  questionId: string | null;
}

export interface ThemeToLearn {
  id: string;
  name: string;
  definition: string;
  /** A sentence typed as its example: one example more. */
  example?: string | undefined;
  /** The newest `mostExamples` of its entries, in an order that does not depend on when they are read. */
  examples: readonly Example[];
}

/** More do not make a suggestion better, and a theme with a thousand entries costs as much as one with this many. */
export const mostExamples = 40;

/**
 * How much a sentence typed as the example of a theme says beside its name: with as much as an entry, one sentence
 * drowned the name (`npm run bench:suggestions`).
 */
const typedShare = 0.3;

interface LearnedTheme {
  id: string;
  /** Numbers of the grams, each once, in the order in which the examples bring them … */
  grams: Int32Array;
  /** … with the sum of their weights in the examples, … */
  weights: Float64Array;
  /** … and in how many of the examples each occurs. */
  occurs: Int32Array;
  examples: number;
  /** How many examples answer each question. */
  questions: Map<string, number>;
}

export interface Model {
  /** The number of each gram that was ever seen. */
  numbers: Map<string, number>;
  /** By number: in how many examples of all themes the gram occurs. */
  occurs: number[];
  /** All examples; the name and definition of a theme are one, and a sentence typed as its example another. */
  examples: number;
  themes: Map<string, LearnedTheme>;
}

export function emptyModel(): Model {
  return { numbers: new Map(), occurs: [], examples: 0, themes: new Map() };
}

/** The weight of each gram of a text, of length 1 together. */
export function unitVector(text: string): [gram: string, weight: number][] {
  const weights = [...gramCounts(text)].map(([gram, count]): [string, number] => [gram, 1 + Math.log(count)]);
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return weights.map(([gram, weight]) => [gram, weight / length]);
}

function numberOf(model: Model, gram: string): number {
  const known = model.numbers.get(gram);
  if (known !== undefined) return known;
  const number = model.occurs.length;
  model.numbers.set(gram, number);
  model.occurs.push(0);
  return number;
}

/** Takes a theme out, if it is there. */
export function forgetTheme(model: Model, id: string): void {
  const theme = model.themes.get(id);
  if (!theme) return;
  for (const [place, gram] of theme.grams.entries()) {
    model.occurs[gram] = (model.occurs[gram] ?? 0) - (theme.occurs[place] ?? 0);
  }
  model.examples -= theme.examples;
  model.themes.delete(id);
}

/** Puts a theme in as it is now, instead of what was known of it. */
export function learnTheme(model: Model, theme: ThemeToLearn): void {
  forgetTheme(model, theme.id);
  const weights = new Map<number, { weight: number; occurs: number }>();
  const questions = new Map<string, number>();
  const told = { text: `${theme.name}。${theme.definition}`, questionId: null };
  const typed = theme.example ? [{ text: theme.example, questionId: null, share: typedShare }] : [];
  const heard = theme.examples.map((example) => ({ ...example, share: 1 }));
  for (const { text, questionId, share } of [{ ...told, share: 1 }, ...typed, ...heard]) {
    if (questionId !== null) questions.set(questionId, (questions.get(questionId) ?? 0) + 1);
    for (const [gram, whole] of unitVector(text)) {
      const weight = whole * share;
      const number = numberOf(model, gram);
      const sum = weights.get(number);
      if (sum) {
        sum.weight += weight;
        sum.occurs += 1;
      } else weights.set(number, { weight, occurs: 1 });
    }
  }
  const sums = [...weights.values()];
  const learned: LearnedTheme = {
    id: theme.id,
    grams: Int32Array.from(weights.keys()),
    weights: Float64Array.from(sums, ({ weight }) => weight),
    occurs: Int32Array.from(sums, ({ occurs }) => occurs),
    examples: theme.examples.length + typed.length + 1,
    questions,
  };
  for (const [place, gram] of learned.grams.entries()) {
    model.occurs[gram] = (model.occurs[gram] ?? 0) + (learned.occurs[place] ?? 0);
  }
  model.examples += learned.examples;
  model.themes.set(theme.id, learned);
}

/**
 * Which themes have a gram: those of gram n, with their weights, are from `starts[n]` to before `starts[n + 1]`. An
 * entry has two hundred grams and a theme thousands, so that looking them up here is many times less than going through
 * themes.
 */
export interface Postings {
  starts: Int32Array;
  /** Each by its place in the model's order. */
  themes: Int32Array;
  weights: Float64Array;
  /** In how many of the theme's examples the gram occurs. */
  occurs: Int32Array;
}

export function postingsOf({ occurs, themes }: Model): Postings {
  const starts = new Int32Array(occurs.length + 1);
  for (const { grams } of themes.values()) for (const gram of grams) starts[gram + 1] = (starts[gram + 1] ?? 0) + 1;
  for (let gram = 0; gram < occurs.length; gram += 1) starts[gram + 1] = (starts[gram + 1] ?? 0) + (starts[gram] ?? 0);
  const total = starts[occurs.length] ?? 0;
  const made: Postings = {
    starts,
    themes: new Int32Array(total),
    weights: new Float64Array(total),
    occurs: new Int32Array(total),
  };
  const next = starts.slice();
  for (const [place, { grams, weights, occurs: own }] of [...themes.values()].entries()) {
    for (const [index, gram] of grams.entries()) {
      const at = next[gram] ?? 0;
      next[gram] = at + 1;
      made.themes[at] = place;
      made.weights[at] = weights[index] ?? 0;
      made.occurs[at] = own[index] ?? 0;
    }
  }
  return made;
}

/** Ready to score: the rarity of each gram and the length of each centroid. Made once for all entries of a page. */
export interface Scorer {
  model: Model;
  rarity: Float64Array;
  lengths: Map<string, number>;
  postings: Postings;
  /** The weights of each question that was asked, by its text. */
  questions: Map<string, readonly [number, number][]>;
}
