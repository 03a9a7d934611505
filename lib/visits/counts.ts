/** How much a visit, a dimension or a question holds. Every page counts by this: 条 are entries, 项数据 are figures. */
export interface Counts {
  entries: number;
  figures: number;
}

type Rows = { entries: readonly unknown[]; figures: readonly unknown[] };

/** Of rows that are stored, or written in the form: an empty row is left out before (`writtenRows` in draft.ts). */
export function countsOf({ entries, figures }: Rows): Counts {
  return { entries: entries.length, figures: figures.length };
}

export function sumOf(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (sum, { entries, figures }) => ({ entries: sum.entries + entries, figures: sum.figures + figures }),
    { entries: 0, figures: 0 },
  );
}

/** The sentence that says them, as a key under `visits.counts`: what is zero is left out beside what is not. */
export function countsKey({ entries, figures }: Counts): "entries" | "figures" | "both" {
  if (figures === 0) return "entries";
  return entries === 0 ? "figures" : "both";
}
