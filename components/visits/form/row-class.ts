/**
 * A row out of sight is not painted: a form may hold hundreds, and each key paints anew what is there. It is found, read
 * aloud, focused and printed all the same. The room around it is for the ring of the focus, which is cut off at its edge.
 */
export const rowOutOfSightClass = "-m-1 p-1 [contain-intrinsic-size:auto_7rem] [content-visibility:auto]";
