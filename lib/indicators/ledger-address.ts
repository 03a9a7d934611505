import { filterParameters, type SearchParams } from "@/lib/filter-parameters";
import type { FindingsFilter } from "@/lib/findings/schema";
import { ledgerFilterSchema, type LedgerFilter, type LedgerKey } from "@/lib/indicators/schema";

export type { SearchParams };

/**
 * By indicator: the total of each. Grid: the figure of each site. By figure: the rows themselves, one for each figure
 * that was given. Lost: the texts in which a figure is missing.
 */
export type LedgerView = (typeof ledgerViews)[number];
export const ledgerViews = ["indicators", "grid", "figures", "lost"] as const;

const keys = Object.keys(ledgerFilterSchema.shape) as LedgerKey[]; // the keys of a closed literal

/** The filter of an address. Values that cannot be understood are ignored and named, so that the page can say so. */
export function readLedgerAddress(params: SearchParams): {
  filter: LedgerFilter;
  ignored: LedgerKey[];
  view: LedgerView;
  page: number;
} {
  const { kept, ignored } = filterParameters(ledgerFilterSchema.shape, params);
  const filter = ledgerFilterSchema.parse(kept);
  const page = typeof params.page === "string" && /^[1-9]\d{0,5}$/.test(params.page) ? Number(params.page) : 1;
  // Bookmarks from older versions contain view=readings.
  const byFigure = ofFigures(filter) || params.view === "figures" || params.view === "readings";
  const view = byFigure ? "figures" : (ledgerViews.find((name) => name === params.view) ?? "indicators");
  return { filter, ignored, view, page };
}

/** These select figures: if one is set, there is no table by indicator. */
function ofFigures(filter: LedgerFilter): boolean {
  return Boolean(filter.indicator ?? filter.verification ?? filter.conflict);
}

/** The part of the filter that decides which figures count, without the part that only selects rows of the ledger. */
export function countedPart({
  indicator: _i,
  verification: _v,
  conflict: _c,
  base: _b,
  ...counted
}: LedgerFilter): FindingsFilter {
  return counted;
}

type Changes = { [Key in LedgerKey]?: LedgerFilter[Key] | null };

/** The address of the ledger under the filter with some keys changed. Null removes a key. */
export function ledgerHref(
  projectId: string,
  filter: LedgerFilter,
  changes: Changes = {},
  place: { view?: LedgerView; page?: number } = {},
): string {
  const params = new URLSearchParams();
  for (const key of keys) {
    const value = key in changes ? changes[key] : filter[key];
    if (value) params.set(key, value);
  }
  const narrowed = params.has("indicator") || params.has("verification") || params.has("conflict");
  if (place.view && place.view !== "indicators" && !narrowed) params.set("view", place.view);
  if (place.page !== undefined && place.page > 1) params.set("page", String(place.page));
  const base = `/projects/${projectId}/indicators`;
  return params.size > 0 ? `${base}?${params}` : base;
}
