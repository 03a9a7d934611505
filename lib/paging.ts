/** Long lists: a page at a time, or all of it, for printing and for finding a word on the page. Pure. */

export type PageNumber = number | "all";

export interface ListPage<Row> {
  rows: readonly Row[];
  page: PageNumber;
  pages: number;
  total: number;
}

/** The page that an address asks for, from 1. */
export function readPageNumber(asked: string | string[] | undefined): PageNumber {
  if (asked === "all") return "all";
  return typeof asked === "string" && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
}

/**
 * The rows of a page. After the last page comes the last page: a list may have become shorter than an address knows.
 */
export function pageOf<Row>(rows: readonly Row[], page: PageNumber, size: number): ListPage<Row> {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  if (page === "all") return { rows, page, pages, total: rows.length };
  const shown = Math.min(page, pages);
  return { rows: rows.slice((shown - 1) * size, shown * size), page: shown, pages, total: rows.length };
}
