import { emptyModel, learnTheme, mostExamples, type ThemeToLearn } from "@/lib/coding/suggest/model";
import { rankThemes, scorerOf, suggestThemes, type EntryToSuggest } from "@/lib/coding/suggest/suggest";

/** How often a suggestion is right: one visit after the other is left out, and its entries are asked for. */
export interface CodedEntry extends EntryToSuggest {
  visit: string;
  dimension: string;
  /** The themes that a person gave it. */
  themes: readonly string[];
}
export interface NamedTheme extends Omit<ThemeToLearn, "examples"> {
  dimension: string;
}
export interface CodedStudy {
  themes: readonly NamedTheme[];
  entries: readonly CodedEntry[];
}

interface Ranked {
  /** The likeliest first. */
  themeIds: string[];
  /** How far the first is ahead; null where that is not known. */
  margin: number | null;
  /** Whether only one is offered. */
  sure: boolean;
}
/** From the entries of one dimension that are known, and its themes: the themes of another entry. */
export type Ranker = (known: readonly CodedEntry[], themes: readonly NamedTheme[]) => (entry: CodedEntry) => Ranked;

export const ours: Ranker = (known, themes) => {
  const model = emptyModel();
  for (const { id, name, definition, example } of themes) {
    const examples = known
      .filter((entry) => entry.themes.includes(id))
      .slice(-mostExamples)
      .map(({ text, question }) => ({ text, questionId: question?.id ?? null }));
    learnTheme(model, { id, name, definition, example, examples });
  }
  const scorer = scorerOf(model);
  return (entry) => {
    const ranked = rankThemes(scorer, entry);
    return {
      themeIds: ranked.map(({ themeId }) => themeId),
      margin: (ranked[0]?.score ?? 0) - (ranked[1]?.score ?? 0),
      sure: suggestThemes(scorer, entry, new Set()).sure,
    };
  };
};

export interface Hits {
  entries: number;
  /** Parts of 1. */
  first: number;
  three: number;
  /** The first, in the half with the greater margins. */
  surer: number | null;
  /** How many got one chip, and how often it was right. */
  sure: { entries: number; right: number };
}

/**
 * `cold`: as before anything is coded. `shown`: each theme has a sentence as its example, that of an entry of another
 * visit than the one asked for.
 */
export function hitsOf({ themes, entries }: CodedStudy, ranker: Ranker, { cold = false, shown = false } = {}): Hits {
  const answers: { right: boolean; three: boolean; margin: number | null; sure: boolean }[] = [];
  for (const visit of new Set(entries.map((entry) => entry.visit))) {
    for (const dimension of new Set(themes.map((theme) => theme.dimension))) {
      const asked = entries.filter((entry) => entry.visit === visit && entry.dimension === dimension);
      const known = cold ? [] : entries.filter((entry) => entry.visit !== visit && entry.dimension === dimension);
      const others = entries.filter((entry) => entry.visit !== visit && entry.dimension === dimension);
      const exampleOf = (id: string) => others.find((entry) => entry.themes.includes(id))?.text;
      const rank = ranker(
        known,
        themes
          .filter((theme) => theme.dimension === dimension)
          .map((theme) => (shown ? { ...theme, example: exampleOf(theme.id) } : theme)),
      );
      for (const entry of asked) {
        const { themeIds, margin, sure } = rank(entry);
        const right = (most: number) => themeIds.slice(0, most).some((id) => entry.themes.includes(id));
        answers.push({ right: right(1), three: right(3), margin, sure });
      }
    }
  }
  const part = (of: typeof answers, hit: (answer: (typeof answers)[number]) => boolean) =>
    of.filter(hit).length / (of.length || 1);
  const half = [...answers].sort((a, b) => (b.margin ?? 0) - (a.margin ?? 0)).slice(0, Math.ceil(answers.length / 2));
  const sure = answers.filter((answer) => answer.sure);
  return {
    entries: answers.length,
    first: part(answers, ({ right }) => right),
    three: part(answers, ({ three }) => three),
    surer: answers.some(({ margin }) => margin === null) ? null : part(half, ({ right }) => right),
    sure: { entries: sure.length, right: part(sure, ({ right }) => right) },
  };
}
