import type { SiteKind } from "@/lib/vocabulary";

/** What the outward edition has to know of a project's places. Plain data. */
export interface ProjectPlaces {
  sites: PlacedSite[];
  /** Names that a site had before it was renamed. */
  formerNames: { siteId: string; name: string }[];
  /** 地点 of the visits, each once: 芦荡镇芦东村村部. */
  visitPlaces: string[];
  /** What the report says: a village that stands behind its site in one text is known in all of them. */
  texts?: readonly string[];
  /** The site at which a visit was counted, for the visits that a report cites. */
  siteOfVisit: ReadonlyMap<string, string>;
}

export interface PlacedSite {
  id: string;
  name: string;
  kind: SiteKind;
  county: string;
  /** The present-day site that it counts as; itself, if it counts for itself. */
  presentId: string;
  /** Its letters as a number, from 1; null if none was drawn yet. Only present-day sites have one. */
  mask: number | null;
}
