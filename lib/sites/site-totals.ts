import { siteKinds, type SiteKind } from "@/lib/vocabulary";

/** How many present sites there are, by kind; former ones count as their present site and stand apart. Pure. */
export function siteTotals(sites: readonly { kind: SiteKind; mergedIntoId: string | null }[]) {
  const present = sites.filter(({ mergedIntoId }) => mergedIntoId === null);
  const byKind: Record<SiteKind, number> = { town: 0, township: 0, subdistrict: 0, park: 0 };
  for (const kind of siteKinds) byKind[kind] = present.filter((site) => site.kind === kind).length;
  return { count: present.length, former: sites.length - present.length, byKind };
}
