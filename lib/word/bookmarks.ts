import { BookmarkEnd, BookmarkStart, type ParagraphChild } from "docx";

/** Gives the bookmark of the next stretch of a text: its name, and its number in the document. */
export type NextBookmark = () => { name: string; id: number };

/** Word's limit for a bookmark's name. */
export const longestName = 40;

/**
 * The bookmarks of one document. A text in several paragraphs has one in each: name, name_2, name_3. A name that begins
 * with _ is hidden in Word. The library's own numbers go on from document to document, so they are not used.
 */
export class Bookmarks {
  private readonly uses = new Map<string, number>();
  private count = 0;

  named(name: string): NextBookmark {
    return () => {
      const use = (this.uses.get(name) ?? 0) + 1;
      this.uses.set(name, use);
      this.count += 1;
      const end = use === 1 ? "" : `_${use}`;
      return { name: name.slice(0, longestName - end.length) + end, id: this.count };
    };
  }
}

/** The children of a paragraph inside a bookmark. */
export function bookmarked(
  next: NextBookmark | undefined,
  children: readonly ParagraphChild[],
): readonly ParagraphChild[] {
  if (!next || children.length === 0) return children;
  const { name, id } = next();
  // A paragraph writes any component; only the library's type leaves these two out.
  const mark = (component: BookmarkStart | BookmarkEnd) => component as unknown as ParagraphChild;
  return [mark(new BookmarkStart(name, id)), ...children, mark(new BookmarkEnd(id))];
}
