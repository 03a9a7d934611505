/**
 * Rows outside the visible area are not painted: a form may have hundreds, and each key repaints what is there. They
 * can still be found, read aloud, focused and printed. The padding leaves room for the focus ring, which would be cut
 * off at the edge.
 */
export const rowOutOfSightClass = "-m-1 p-1 [contain-intrinsic-size:auto_7rem] [content-visibility:auto]";

/** A row that was just added is in sight. To ask whether it is would lay out and paint its first frame twice. */
export const freshRowClass = "-m-1 p-1 [contain:layout_style_paint]";

export const rowListClass = "-mx-1 -mb-1 mt-1 flex flex-col gap-2 p-1";

/**
 * A question with its rows, by the same rule: of one out of sight nothing is looked at, however many rows it has. Its
 * padding has room for that of its rows and buttons.
 */
export const questionOutOfSightClass = "-mx-3 px-3 [content-visibility:auto]";

/** The height of a question that has never been in sight. */
export const heightOfQuestion = (rows: number) => ({ containIntrinsicSize: `auto ${9 + rows * 7.5}rem` });

/**
 * A column beside the rows: at a key in a row the browser neither lays it out nor paints it again. Parts of the form
 * are `isolate` for the same reason: what is painted in such a part is kept until something in it changes.
 */
export const paintedApartClass = "isolate contain-layout contain-style";
