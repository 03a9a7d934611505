import * as z from "zod";
import { filterParameters, type SearchParams } from "@/lib/filter-parameters";
import { day, id } from "@/lib/text";
import { visitStates, type VisitState } from "@/lib/vocabulary";

/** What can wait for a reader: visits of their own that came back, and visits that they may approve. */
export const waitingKinds = ["returned", "review"] as const;
export type Waiting = (typeof waitingKinds)[number];

/** So many ids fit into an address. */
export const mostOnly = 100;

/** The filter of the list of visits, one key for each parameter of the address. */
export const visitListFilterSchema = z.strictObject({
  /** A present-day site, with the former ones that count as it. */
  site: id.optional(),
  state: z.enum(visitStates).optional(),
  /** Only what waits for the reader. */
  waiting: z.enum(waitingKinds).optional(),
  recorder: id.optional(),
  /** Only these, by their ids with commas between: the drafts of one import of documents. */
  only: z
    .string()
    .max(mostOnly * 37)
    .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/)
    .refine((list) => list.split(",").every((each) => id.safeParse(each).success))
    .optional(),
  /** Only what a workbook wrote at this moment, ISO 8601 in UTC. */
  imported: z.iso.datetime({ precision: 3 }).optional(),
  /** Days of the visit, both included. */
  from: day.optional(),
  to: day.optional(),
});
export type VisitListFilter = z.infer<typeof visitListFilterSchema>;

type Key = keyof VisitListFilter;
const keys = Object.keys(visitListFilterSchema.shape) as Key[]; // the keys of a closed literal

/** The filter of an address. Values that cannot be understood are ignored and named, so that the page can say so. */
export function readVisitListFilter(params: SearchParams): {
  filter: VisitListFilter;
  ignored: Key[];
} {
  const { kept, ignored } = filterParameters(visitListFilterSchema.shape, params);
  return { filter: visitListFilterSchema.parse(kept), ignored };
}

/** How many visits a page of the list has. What one import made is handled together, so it is on one page. */
export function visitPageSize(filter: VisitListFilter): number {
  return filter.only || filter.imported ? 200 : 30;
}

/** The filter without some of its conditions. */
export function without(filter: VisitListFilter, ...dropped: Key[]): VisitListFilter {
  return visitListFilterSchema.parse(
    Object.fromEntries(Object.entries(filter).filter(([key]) => !dropped.some((name) => name === key))),
  );
}

/** The address of the list under a filter. `extra` are the page's own parameters. */
export function visitListHref(
  projectId: string,
  filter: VisitListFilter,
  page = 1,
  extra: Readonly<Record<string, string>> = {},
): string {
  const params = new URLSearchParams();
  for (const key of keys) if (filter[key]) params.set(key, filter[key]);
  if (page > 1) params.set("page", String(page));
  for (const [name, value] of Object.entries(extra)) params.set(name, value);
  const base = `/projects/${projectId}/visits`;
  return params.size > 0 ? `${base}?${params}` : base;
}

/** How far a site has come: the state of its most advanced visit. */
export const siteStages = ["planned", "visited", "submitted", "approved"] as const;
export type SiteStage = (typeof siteStages)[number];

export function siteStage(counts: Partial<Record<VisitState, number>>): SiteStage {
  if (counts.approved) return "approved";
  if (counts.submitted) return "submitted";
  return counts.draft || counts.returned ? "visited" : "planned";
}
