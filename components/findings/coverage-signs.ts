import type { CellState } from "@/lib/findings/queries/coverage";

/** One sign for each state, so that no state depends on colour alone. */
export const coverageSigns: Record<CellState, { glyph: string; className: string }> = {
  heard: { glyph: "✓", className: "text-green" },
  figures: { glyph: "#", className: "text-green" },
  not_raised: { glyph: "·", className: "text-muted" },
  none: { glyph: "∅", className: "text-muted" },
  waiting: { glyph: "◐", className: "text-action" },
  never_asked: { glyph: "?", className: "text-vermilion" },
  unsubmitted: { glyph: "✎", className: "text-amber" },
  not_visited: { glyph: "○", className: "text-vermilion" },
};
export const coverageStates = Object.keys(coverageSigns) as CellState[]; // the keys of a closed record
