import type { Placed } from "@/lib/reports/returned/assign";
import type { Extent, Stream } from "@/lib/reports/returned/stream";

/** What people marked in a returned text, and how its pieces are put together. Pure. */

/**
 * Whether a stretch of the text reaches into one of these pieces, which do not overlap. A place without length is in
 * what begins there. A file may have thousands of both, so they are not compared one by one.
 */
export function reachesInto(pieces: readonly Extent[]): (one: Extent) => boolean {
  const sorted = pieces.toSorted((a, b) => a.start - b.start);
  return (one) => {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sorted[middle]?.end ?? 0) > one.start) to = middle;
      else from = middle + 1;
    }
    const first = sorted[from];
    return first !== undefined && (one.start === one.end ? first.start <= one.start : first.start < one.end);
  };
}

/** The tracked changes and comments that lie in these pieces. */
export function marksBeside(stream: Stream, pieces: readonly Placed[]) {
  const here = reachesInto(pieces);
  return {
    tracked: stream.tracked.filter(here).map(({ kind, author, date, text }) => ({ kind, author, date, text })),
    comments: stream.comments
      .filter((comment) => here({ ...comment, end: comment.start }))
      .map(({ author, date, text, start, end }) => ({ author, date, text, about: stream.text.slice(start, end) })),
  };
}

/** Neighbours as they stand, others on a line of their own. */
export function joined(pieces: readonly Placed[]): string {
  return pieces
    .map((piece, index) => {
      const last = pieces[index - 1];
      return last === undefined || last.end === piece.start ? piece.text : `\n${piece.text}`;
    })
    .join("");
}
