/**
 * Rows outside the visible area are not painted: a form may have hundreds, and each key repaints what is there. They
 * can still be found, read aloud, focused and printed. The padding leaves room for the focus ring, which would be cut
 * off at the edge.
 */
export const rowOutOfSightClass = "-m-1 p-1 [contain-intrinsic-size:auto_7rem] [content-visibility:auto]";

/**
 * The list of the rows, by the same rule: of a question out of sight nothing is looked at, however many rows it has. Its
 * padding has room for that of the rows.
 */
export const rowsOutOfSightClass = "-mx-1 -mb-1 mt-1 flex flex-col gap-2 p-1 [content-visibility:auto]";

/** The height of rows that have never been in sight. */
export const heightOfRows = (count: number) => ({ containIntrinsicSize: `auto ${count * 7.5}rem` });
