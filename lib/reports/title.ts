/** The lines in which its author broke a title, as the page and the Word file have them: none is empty. Pure. */
export function titleLines(title: string): string[] {
  return title
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/**
 * A report's title for a place with one line, such as a list or a file's name: the breaks that its author chose belong
 * to the page. Between two Han nothing takes the place of a break. Pure.
 */
export function titleInOneLine(title: string): string {
  return title.replace(/([^\u0000-\u2e7f])\s*\n\s*(?=[^\u0000-\u2e7f])/g, "$1").replace(/\s*\n\s*/g, " ");
}
