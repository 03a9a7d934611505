import type { FocusEvent } from "react";

/**
 * A list of suggestions for a box, named once the box has the focus. The browser builds more inside a box with a list
 * than it builds for the rest of a row, and a form has hundreds of rows.
 *
 * @param list the id of a `datalist`
 */
export const suggestedBy = (list: string) => ({
  onFocus: ({ currentTarget }: FocusEvent<HTMLInputElement>) => currentTarget.setAttribute("list", list),
});
