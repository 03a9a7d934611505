import type { ReviewChoice } from "@/lib/vocabulary";

/** How far two people agree on a sample, in plain counts. Pure. */
export interface ComparedEntry {
  /** As themes are today: merged ones at where they are now, deleted ones left out. */
  first: readonly string[];
  second: readonly string[];
  settled: ReviewChoice | null;
}

export interface Agreement {
  /** Of those that can be compared. */
  entries: number;
  agreed: number;
  differing: number;
  /** Of the differing ones. */
  settled: number;
}

export const same = (first: readonly string[], second: readonly string[]) =>
  new Set(first).size === new Set(second).size && first.every((id) => second.includes(id));

export function agreementOf(entries: readonly ComparedEntry[]): Agreement {
  const differing = entries.filter(({ first, second }) => !same(first, second));
  return {
    entries: entries.length,
    agreed: entries.length - differing.length,
    differing: differing.length,
    settled: differing.filter(({ settled }) => settled !== null).length,
  };
}

/** The themes that stay by a choice. */
export function chosenThemes(
  choice: ReviewChoice,
  { first, second }: Pick<ComparedEntry, "first" | "second">,
): string[] {
  switch (choice) {
    case "first":
      return [...first];
    case "second":
      return [...second];
    case "both":
      return [...new Set([...first, ...second])];
    case "none":
      return [];
  }
}
