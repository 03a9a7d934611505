import { unitVector, type Scorer } from "@/lib/coding/suggest/model";

/** As if each theme had as much as one more example, that says what all of them together say. */
const smoothing = 1;

/** By place of each theme: in how many of its examples a gram occurs. Themes that are not asked about are left out. */
function occurrences({ postings }: Scorer, gram: number, asked: ReadonlySet<number>): Map<number, number> {
  const found = new Map<number, number>();
  const end = postings.starts[gram + 1] ?? 0;
  for (let at = postings.starts[gram] ?? 0; at < end; at += 1) {
    const place = postings.themes[at] ?? 0;
    if (asked.has(place)) found.set(place, postings.occurs[at] ?? 0);
  }
  return found;
}

/**
 * Which of these themes the pairs of characters speak for, as a Bayes classifier counts them. It is right less often
 * than the centroids, and errs elsewhere: where both say the same, one chip is enough (`npm run bench:suggestions`).
 * Pure.
 */
export function secondOpinion(scorer: Scorer, text: string, themeIds: readonly string[]): string | null {
  const { model } = scorer;
  const themes = [...model.themes.values()].flatMap(({ id, examples }, place) =>
    themeIds.includes(id) ? [{ id, examples, place, sum: 0 }] : [],
  );
  const asked = new Set(themes.map(({ place }) => place));
  for (const [gram] of unitVector(text)) {
    const number = model.numbers.get(gram);
    const all = number === undefined ? 0 : (model.occurs[number] ?? 0);
    if (number === undefined || all === 0 || [...gram].length !== 2) continue;
    const usual = (smoothing * all) / model.examples;
    const found = occurrences(scorer, number, asked);
    for (const theme of themes) {
      const own = found.get(theme.place) ?? 0;
      const here = (own + usual) / (theme.examples + smoothing);
      const elsewhere = (all - own + usual) / (model.examples - theme.examples + smoothing);
      theme.sum += Math.log(here / elsewhere);
    }
  }
  themes.sort((a, b) => b.sum - a.sum || (a.id < b.id ? -1 : 1));
  return themes[0]?.id ?? null;
}
