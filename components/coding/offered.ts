import type { CodingEntry } from "@/lib/coding/loaders";

/** A suggested theme as it is shown. */
export interface OfferedTheme {
  id: string;
  name: string;
  /** The words of the entry that decided, the strongest first. */
  words: string[];
}

/** What is offered for an entry, by the names of the themes. Pure. */
export function offeredFor(entry: CodingEntry, names: ReadonlyMap<string, string>): OfferedTheme[] {
  return (entry.suggested?.themes ?? []).flatMap(({ themeId, words }) => {
    const name = names.get(themeId);
    if (name === undefined) return [];
    const said = words.map(([start, end]) => entry.text.slice(start, end));
    return [{ id: themeId, name, words: [...new Set(said)] }];
  });
}
