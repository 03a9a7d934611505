import { sameName } from "@/lib/sites/site-name";
import type { Site } from "@/lib/sites/data";
import { pageOf, readPageNumber, type ListPage, type PageNumber } from "@/lib/paging";
import { siteKinds, type SiteKind } from "@/lib/vocabulary";

/** What a page of the list of sites shows. Pure. */

const sitesOnPage = 120;

/** A site with its 沿革, by name. */
export interface ListedSite extends Site {
  /** The sites that were merged into this one, with their visits. */
  former: Pick<Site, "id" | "name" | "visits">[];
  /** The name of the site this one was merged into. */
  presentName: string | null;
}

export interface AskedSites {
  kind: SiteKind | null;
  /** Part of a name; empty for all. */
  name: string;
  page: PageNumber;
}

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

export function readSiteAddress({ kind, name, page }: Parameters): AskedSites {
  return {
    kind: siteKinds.find((each) => each === kind) ?? null,
    name: typeof name === "string" ? name.trim().slice(0, 100) : "",
    page: readPageNumber(page),
  };
}

export function siteListHref(base: string, { kind, name, page }: AskedSites): string {
  const params = new URLSearchParams();
  if (kind) params.set("kind", kind);
  if (name) params.set("name", name);
  if (page !== 1) params.set("page", String(page));
  return params.size > 0 ? `${base}?${params}` : base;
}

/** The sites of a kind whose name has these characters: the present ones first, then the former ones. */
export function sitePage(sites: readonly Site[], { kind, name, page }: AskedSites): ListPage<ListedSite> {
  const wanted = sameName(name);
  const found = sites.filter((site) => (!kind || site.kind === kind) && sameName(site.name).includes(wanted));
  const ordered = [
    ...found.filter(({ mergedIntoId }) => mergedIntoId === null),
    ...found.filter(({ mergedIntoId }) => mergedIntoId !== null),
  ];
  const shown = pageOf(ordered, page, sitesOnPage);
  const nameOf = new Map(sites.map((site) => [site.id, site.name]));
  const rows = shown.rows.map((site) => ({
    ...site,
    former: sites
      .filter(({ mergedIntoId }) => mergedIntoId === site.id)
      .map(({ id, name: own, visits }) => ({ id, name: own, visits })),
    presentName: (site.mergedIntoId && nameOf.get(site.mergedIntoId)) ?? null,
  }));
  return { ...shown, rows };
}
