import type { Quotable } from "@/lib/findings/quotes";

/** The pairs of characters of a text that stand side by side. */
const pairsOf = (text: string) =>
  new Set(
    (text.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((run) => [...run].slice(1).map((_, at) => run.slice(at, at + 2))),
  );

/**
 * Which part of what several sites say in the same words is in the chosen quotes: 0 to 1, each pair of characters as
 * heavy as the number of its sites. Null where no two sites share a pair. Counts by itself, without the code that
 * chooses.
 */
export function quoteCoverage(all: readonly Quotable[], chosen: readonly Quotable[]): number | null {
  const sites = new Map<string, Set<string>>();
  for (const { siteId, text } of all)
    for (const pair of pairsOf(text)) sites.set(pair, (sites.get(pair) ?? new Set()).add(siteId));
  const told = new Set(chosen.flatMap(({ text }) => [...pairsOf(text)]));
  const recurring = [...sites].filter(([, { size }]) => size > 1);
  const sum = (pairs: typeof recurring) => pairs.reduce((total, [, { size }]) => total + size, 0);
  return recurring.length === 0 ? null : sum(recurring.filter(([pair]) => told.has(pair))) / sum(recurring);
}
