import type { CellState } from "@/lib/findings/queries/coverage";

/** One sign for each state of a cell of the coverage, so that no state depends on colour alone. Pure. */
export const cellGlyphs: Record<CellState, string> = {
  heard: "✓",
  figures: "#",
  not_raised: "·",
  none: "∅",
  waiting: "◐",
  never_asked: "?",
  unsubmitted: "✎",
  not_visited: "○",
};
export const cellStateKeys = Object.keys(cellGlyphs) as CellState[]; // the keys of a closed record
