import { siteKinds, type SiteKind } from "@/lib/vocabulary";

/** The number of present sites, by kind. Former ones count as their present site and are listed separately. Pure. */
export function siteTotals(sites: readonly { kind: SiteKind; mergedIntoId: string | null }[]) {
  const present = sites.filter(({ mergedIntoId }) => mergedIntoId === null);
  const byKind: Record<SiteKind, number> = { town: 0, township: 0, subdistrict: 0, park: 0 };
  for (const kind of siteKinds) byKind[kind] = present.filter((site) => site.kind === kind).length;
  return { count: present.length, former: sites.length - present.length, byKind };
}
