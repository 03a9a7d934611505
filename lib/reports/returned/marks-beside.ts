import type { Placed } from "@/lib/reports/returned/assign";
import type { Extent, Stream } from "@/lib/reports/returned/stream";

/** What people marked in a returned text, and how its pieces are put together. Pure. */

/** Whether a stretch of a text reaches into another. A place without length is in what begins there. */
export const overlaps = (one: Extent, place: Extent) =>
  one.start === one.end
    ? place.start <= one.start && one.start < place.end
    : place.start < one.end && one.start < place.end;

/** The tracked changes and comments that lie in these pieces. */
export function marksBeside(stream: Stream, pieces: readonly Placed[]) {
  const here = (one: Extent) => pieces.some((piece) => overlaps(one, piece));
  return {
    tracked: stream.tracked.filter(here).map(({ kind, author, date, text }) => ({ kind, author, date, text })),
    comments: stream.comments
      .filter((comment) => pieces.some((piece) => overlaps({ ...comment, end: comment.start }, piece)))
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
