import { filterParameters, type SearchParams } from "@/lib/filter-parameters";
import { findingsFilterSchema, type FilterKey, type FindingsFilter } from "@/lib/findings/schema";

export type { SearchParams };

export interface ReadFilter {
  filter: FindingsFilter;
  /**
   * Parameters that could not be understood. The page names them, because it would otherwise show other figures
   * silently.
   */
  ignored: FilterKey[];
}

const filterKeys = Object.keys(findingsFilterSchema.shape) as FilterKey[]; // the keys of a closed literal

/**
 * The filter of an address. Empty parameters, as GET forms send them, are ignored; parameters with other names belong
 * to others.
 */
export function readFilter(params: SearchParams): ReadFilter {
  const { kept, ignored } = filterParameters(findingsFilterSchema.shape, params);
  return { filter: findingsFilterSchema.parse(kept), ignored };
}

/** Which page of a list an address requests, from 1. */
export function readPage(params: SearchParams): number {
  const page = typeof params.page === "string" && /^\d{1,6}$/.test(params.page) ? Number(params.page) : 1;
  return Math.max(1, page);
}

type Changes = { [Key in FilterKey]?: FindingsFilter[Key] | null };

/**
 * The address of `base` under the filter with some keys changed. Null removes a key. `extra` are the page's own
 * parameters.
 */
export function filterHref(
  base: string,
  filter: FindingsFilter,
  changes: Changes = {},
  extra: Record<string, string | undefined> = {},
): string {
  const params = new URLSearchParams();
  for (const key of filterKeys) {
    const value = key in changes ? changes[key] : filter[key];
    if (value) params.set(key, value);
  }
  for (const [name, value] of Object.entries(extra)) if (value) params.set(name, value);
  return params.size > 0 ? `${base}?${params}` : base;
}

/** The filter without some keys: for counts of whole visits, where a theme or a search has no meaning. */
export function without(filter: FindingsFilter, ...keys: FilterKey[]): FindingsFilter {
  return Object.fromEntries(Object.entries(filter).filter(([key]) => !keys.includes(key as FilterKey))); // a subset of the same keys
}
