import { bookIds } from "@/lib/testing/book-world";
import {
  entryBook,
  figureBook,
  visitBook,
  type Cell,
  type FigureRow,
  type Making,
  type VisitRow,
} from "@/lib/testing/excel/books";

/** Workbooks that look wrong and are not: each with what is read of its visits, and nothing else. */
export interface OddBook {
  sentence: string;
  name?: string;
  bytes: () => Uint8Array;
  /** Each visit, as far as it is told here. */
  visits: readonly object[];
  /** Headers of columns that nobody reads, of the first sheet. */
  unread?: readonly string[];
  /** Places of the sheets that are not read. */
  passedOver?: readonly number[];
}

export const odd = (
  sentence: string,
  bytes: () => Uint8Array,
  visits: readonly object[],
  more: Partial<OddBook> = {},
): OddBook => ({ sentence, bytes, visits, ...more });
export const visit = (sentence: string, change: VisitRow, content: object, making?: Making): OddBook =>
  odd(sentence, () => visitBook(change, making), [content]);
export const entry = (sentence: string, cell: Cell, text: string, making?: Making): OddBook =>
  odd(sentence, () => entryBook({ 内容: cell }, making), [{ entries: [{ dimension: "problem", text }] }]);
export const figure = (sentence: string, change: FigureRow, figure: object): OddBook =>
  odd(sentence, () => figureBook(change), [{ figures: [figure] }]);
export const said = (...texts: string[]) => ({
  siteId: bookIds.bridge,
  visitedOn: "2026-03-12",
  entries: texts.map((text) => ({ text })),
});
