import type { Step } from "@/components/coding/steps";
import type { CodingEntry } from "@/lib/coding/loaders";

/** A step that is on its way, as it is shown until the page is read again. Pure. */
export interface Hope {
  step: Step;
  forwards: boolean;
}

/** The entries as they are once the steps have arrived. */
export function hopedFor(entries: readonly CodingEntry[], hopes: readonly Hope[]): CodingEntry[] {
  return entries.map((entry) => hopes.reduce(withHope, entry));
}

function withHope(entry: CodingEntry, { step, forwards }: Hope): CodingEntry {
  const { kind, theme, assignments } = step;
  if (!assignments.some(({ entryId }) => entryId === entry.id)) return entry;
  const { suggested, themes } = entry;
  if (kind === "refuse") {
    if (!forwards || !suggested) return entry;
    return {
      ...entry,
      suggested: { ...suggested, themes: suggested.themes.filter((one) => one.themeId !== theme.id) },
    };
  }
  const others = themes.filter(({ id }) => id !== theme.id);
  return { ...entry, themes: (kind === "put") === forwards ? [...others, theme] : others };
}
