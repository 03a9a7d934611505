import type { MarkedRun } from "@/lib/findings/passages/save-pass";

export interface Piece {
  text: string;
  marked: boolean;
}

/** A text cut at the runs that it shares, of the first or the second side. Pure. */
export function markedPieces(text: string, runs: readonly MarkedRun[], side: "entry" | "other"): Piece[] {
  const spans = runs
    .map((run) => (side === "entry" ? [run[0], run[1]] : [run[2], run[3]]))
    .sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from = 0, to = 0] of spans) {
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    if (to > Math.max(at, from)) pieces.push({ text: text.slice(Math.max(at, from), to), marked: true });
    at = Math.max(at, to);
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}
