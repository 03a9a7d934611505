/** Which rows or columns of a scrolled table are near the screen. All are equally large. Pure. */

export interface Range {
  /** The first … */
  from: number;
  /** … and the one after the last. */
  to: number;
}

interface Scrolled {
  /** How far it is scrolled, and how much of it is seen, in pixels. */
  offset: number;
  seen: number;
  /** The size of one row or column. */
  size: number;
  count: number;
  /** How many more on each side. */
  more: number;
}

export function near({ offset, seen, size, count, more }: Scrolled): Range {
  const first = Math.floor(Math.max(0, offset) / size);
  const last = Math.ceil((Math.max(0, offset) + Math.max(0, seen)) / size);
  const to = Math.min(count, last + more);
  return { from: Math.max(0, Math.min(first - more, to)), to };
}

/** Where it has to be scrolled to, so that the one at `place` is seen whole; the same offset if it is. */
export function offsetFor(place: number, { offset, seen, size }: Pick<Scrolled, "offset" | "seen" | "size">): number {
  const start = place * size;
  if (start < offset) return start;
  return start + size > offset + seen ? start + size - seen : offset;
}

export const sameRange = (a: Range, b: Range) => a.from === b.from && a.to === b.to;
export const holds = (range: Range, place: number) => place >= range.from && place < range.to;
