import { cellGlyphs, cellStateKeys } from "@/lib/findings/cell-glyphs";
import type { CellState } from "@/lib/findings/queries/coverage";

const colours: Record<CellState, string> = {
  heard: "text-green",
  figures: "text-green",
  not_raised: "text-muted",
  none: "text-muted",
  waiting: "text-action",
  never_asked: "text-vermilion",
  unsubmitted: "text-amber",
  not_visited: "text-vermilion",
};

/** The sign of each state, with its colour on a page. */
export const coverageSigns = Object.fromEntries(
  cellStateKeys.map((state) => [state, { glyph: cellGlyphs[state], className: colours[state] }]),
) as Record<CellState, { glyph: string; className: string }>; // a key each
export const coverageStates = cellStateKeys;
