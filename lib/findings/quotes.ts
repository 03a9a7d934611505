/**
 * Which of many texts tell best what several sites say: those with the words that several sites use. The first one has
 * most of them, each next one, of another site, adds most that is not told yet. Pure.
 */

export interface Quotable {
  id: string;
  siteId: string;
  /** YYYY-MM-DD */
  visitedOn: string;
  text: string;
}

/** Characters of a text that are quoted; whole sentences. */
const longestShare = 160;

/** Whole sentences from the beginning, up to a length. The first one is always included, however long. */
export function leadingSentences(text: string, longest = longestShare): string {
  const sentences =
    text
      .replace(/\s*\n\s*/g, "")
      .trim()
      .match(/[^。！？!?]+[。！？!?]+[”’」』）)]*|[^。！？!?]+$/g) ?? [];
  let taken = "";
  for (const sentence of sentences) {
    if (taken !== "" && [...(taken + sentence)].length > longest) break;
    taken += sentence;
  }
  return taken === "" || /[。！？!?][”’」』）)]*$/.test(taken) ? taken : `${taken}。`;
}

/** The pairs of characters that stand side by side, without punctuation between them. */
function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const run of text.match(/[\p{L}\p{N}]+/gu) ?? [])
    for (let at = 1; at < run.length; at += 1) pairs.add(run.slice(at - 1, at + 1));
  return pairs;
}

interface Told<Quote extends Quotable> {
  quote: Quote;
  pairs: ReadonlySet<string>;
}

/** By pair of characters: the number of sites that use it, where that is more than one. */
function recurring(told: readonly Told<Quotable>[]): Map<string, number> {
  const sites = new Map<string, Set<string>>();
  for (const { quote, pairs } of told)
    for (const pair of pairs) sites.set(pair, (sites.get(pair) ?? new Set()).add(quote.siteId));
  return new Map([...sites].flatMap(([pair, { size }]) => (size > 1 ? [[pair, size] as const] : [])));
}

const before = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);
const byDay = (a: Quotable, b: Quotable) => before(a.visitedOn, b.visitedOn) || before(a.id, b.id);

/** At most `most` of these, each of another site, the most telling first; equal ones by day, then by id. */
export function tellingQuotes<Quote extends Quotable>(quotes: readonly Quote[], most: number): Quote[] {
  let left = quotes
    .toSorted(byDay)
    .map((quote): Told<Quote> => ({ quote, pairs: pairsOf(leadingSentences(quote.text)) }));
  const worth = recurring(left);
  const chosen: Quote[] = [];
  while (chosen.length < most && left.length > 0) {
    let [best, gain] = [left[0], -1];
    for (const one of left) {
      let adds = 0;
      for (const pair of one.pairs) adds += worth.get(pair) ?? 0;
      if (adds > gain) [best, gain] = [one, adds];
    }
    if (!best) break;
    const { quote, pairs } = best;
    chosen.push(quote);
    for (const pair of pairs) worth.delete(pair);
    left = left.filter((one) => one.quote.siteId !== quote.siteId);
  }
  return chosen;
}
