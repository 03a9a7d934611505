/**
 * Rows outside the visible area are not painted: a form may have hundreds, and each key repaints what is there. They
 * can still be found, read aloud, focused and printed. The padding leaves room for the focus ring, which would be cut
 * off at the edge.
 */
export const rowOutOfSightClass = "-m-1 p-1 [contain-intrinsic-size:auto_7rem] [content-visibility:auto]";
