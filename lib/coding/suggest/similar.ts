import { unitVector, type Scorer } from "@/lib/coding/suggest/model";
import { rarityOf } from "@/lib/coding/suggest/suggest";

/** Which entries are like one, or speak of what a theme is about: by the same grams as suggestions. Pure. */
export interface Candidate {
  id: string;
  text: string;
}
/** What is looked for: weights by gram. */
export type Sought = ReadonlyMap<string, number>;

/** Less than this in common is chance. */
const leastLikeness = 0.05;

function ofLengthOne(weights: [string, number][]): Map<string, number> {
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(weights.map(([gram, weight]) => [gram, weight / length]));
}

/** Each gram weighed by the root of its rarity, which comes from both sides of a comparison. */
function weighed(scorer: Scorer, text: string): Map<string, number> {
  return ofLengthOne(unitVector(text).map(([gram, weight]) => [gram, weight * Math.sqrt(rarityOf(scorer, gram))]));
}

export const soughtLike = (scorer: Scorer, text: string): Sought => weighed(scorer, text);

/**
 * What a theme, or a branch of them, has learned: names and definitions, and the entries that they were given. Null if
 * none of them is known.
 */
export function soughtFor(scorer: Scorer, ...themeIds: readonly string[]): Sought | null {
  const themes = themeIds.flatMap((id) => scorer.model.themes.get(id) ?? []);
  if (themes.length === 0) return null;
  const weights = new Map<number, number>();
  for (const theme of themes)
    for (const [place, number] of theme.grams.entries())
      weights.set(number, (weights.get(number) ?? 0) + (theme.weights[place] ?? 0));
  const grams = [...scorer.model.numbers.keys()];
  return ofLengthOne(
    [...weights].map(([number, weight]) => [grams[number] ?? "", weight * Math.sqrt(scorer.rarity[number] ?? 0)]),
  );
}

/** The pairs that say most of what is sought: what to look up. */
export function telltalePairs(sought: Sought, most = 24): string[] {
  return [...sought]
    .filter(([gram]) => [...gram].length === 2)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([gram]) => gram);
}

/** The ids of the most like, the most like first. */
export function rankLike(scorer: Scorer, sought: Sought, candidates: readonly Candidate[], most = 30): string[] {
  return candidates
    .map(({ id, text }) => {
      let likeness = 0;
      for (const [gram, weight] of weighed(scorer, text)) likeness += weight * (sought.get(gram) ?? 0);
      return { id, likeness };
    })
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id }) => id);
}
