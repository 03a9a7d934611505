import type { Hope } from "@/components/coding/hopes";
import type { CodingEntry } from "@/lib/coding/loaders";

/**
 * The list stays as it is while a person works in it: entries keep their places and their suggestions, so a key never
 * meets another one than was seen. Only what is said of an entry is renewed. Pure.
 */

/**
 * The list that was shown, with what the page has read since. An entry that is not on the page any more, because it has
 * a theme now, stays as it was shown. What was refused gets other suggestions.
 */
export function keptList(shown: readonly CodingEntry[], read: readonly CodingEntry[], hopes: readonly Hope[]) {
  const now = new Map(read.map((entry) => [entry.id, entry]));
  const refused = new Set(
    hopes.flatMap(({ step }) => (step.kind === "refuse" ? step.assignments.map(({ entryId }) => entryId) : [])),
  );
  return shown.map((entry): CodingEntry => {
    const fresh = now.get(entry.id);
    if (!fresh) return entry;
    return { ...fresh, suggested: refused.has(entry.id) ? fresh.suggested : (entry.suggested ?? fresh.suggested) };
  });
}

/** Whether nothing is left to do in a list: then the next one takes its place. */
export const isFinished = (entries: readonly CodingEntry[]): boolean =>
  entries.every(({ themes }) => themes.length > 0);

/** Whether the page has other entries by now, or the same in another order. */
export const isBehind = (shown: readonly CodingEntry[], read: readonly CodingEntry[]): boolean =>
  shown.length !== read.length || shown.some(({ id }, place) => read[place]?.id !== id);
