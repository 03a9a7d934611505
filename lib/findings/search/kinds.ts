/** What a search looks through, in the order of its page. Pure. */
export const searchKinds = ["entries", "findings", "comments", "visits", "files"] as const;
export type SearchKind = (typeof searchKinds)[number];

export function readKind(value: string | string[] | undefined): SearchKind | null {
  return searchKinds.find((kind) => kind === value) ?? null;
}

export const searchSizes = {
  /** Hits of each kind on the page of all kinds, and on a page of one kind. */
  first: 5,
  page: 30,
  /** Counting further takes time and tells nobody anything. */
  mostFound: 3_000,
} as const;

/** The hits of one kind. */
export interface Hits<Hit> {
  /** At most `mostFound`. */
  total: number;
  /** There are more than that. */
  more: boolean;
  /** Those of the asked page. */
  hits: Hit[];
}

export const noHits: Hits<never> = { total: 0, more: false, hits: [] };

export interface HitPage {
  offset: number;
  size: number;
}

/** The hits with a count that says no more than is known. */
export function counted<Row extends { total: number }, Hit>(rows: readonly Row[], hitOf: (row: Row) => Hit): Hits<Hit> {
  const total = rows[0]?.total ?? 0;
  return { total: Math.min(total, searchSizes.mostFound), more: total > searchSizes.mostFound, hits: rows.map(hitOf) };
}
