import type { ThemeEntry } from "@/lib/reports/draft-input";

/**
 * Which entries tell a theme best: those with the words that several sites use. The first one has most of them, each next
 * one, of another site, adds most. Pure.
 */

const mostSites = 3;
/** Characters of an entry that are quoted; whole sentences. */
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

/** By pair of characters: the number of sites that use it, where that is more than one. */
function recurring(told: readonly { entry: ThemeEntry; pairs: ReadonlySet<string> }[]): Map<string, number> {
  const sites = new Map<string, Set<string>>();
  for (const { entry, pairs } of told)
    for (const pair of pairs) sites.set(pair, (sites.get(pair) ?? new Set()).add(entry.entry.siteId));
  return new Map([...sites].flatMap(([pair, { size }]) => (size > 1 ? [[pair, size] as const] : [])));
}

const before = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);
const byDay = (a: ThemeEntry, b: ThemeEntry) =>
  before(a.entry.visitedOn, b.entry.visitedOn) || before(a.entryId, b.entryId);

/**
 * At most three entries of a theme, each of another site, the most telling first; equal ones by day, then by id.
 * Quotations only if there is no summary.
 */
export function tellingEntries(entries: readonly ThemeEntry[], most = mostSites): ThemeEntry[] {
  const summaries = entries.filter(({ form }) => form === "summary");
  let left = (summaries.length > 0 ? summaries : entries)
    .toSorted(byDay)
    .map((entry) => ({ entry, pairs: pairsOf(leadingSentences(entry.entry.text)) }));
  const worth = recurring(left);
  const chosen: ThemeEntry[] = [];
  while (chosen.length < most && left.length > 0) {
    let [best, gain] = [left[0], -1];
    for (const one of left) {
      let adds = 0;
      for (const pair of one.pairs) adds += worth.get(pair) ?? 0;
      if (adds > gain) [best, gain] = [one, adds];
    }
    if (!best) break;
    chosen.push(best.entry);
    for (const pair of best.pairs) worth.delete(pair);
    left = left.filter(({ entry }) => entry.entry.siteId !== best.entry.entry.siteId);
  }
  return chosen;
}
