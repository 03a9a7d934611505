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

/** Workbooks that look wrong but are valid: each with exactly what is read of its visits. */
export interface OddBook {
  sentence: string;
  name?: string;
  bytes: () => Uint8Array;
  /** Each visit, with the fields that matter here. */
  visits: readonly object[];
  /** Headers of unread columns, of the first sheet. */
  unread?: readonly string[];
  /** Positions of the unread sheets. */
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
