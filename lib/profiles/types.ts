import type {
  DimensionKey,
  DimensionMark,
  EntryForm,
  SiteKind,
  VerificationState,
  VisitMethod,
  VisitState,
} from "@/lib/vocabulary";

/** 一镇一档: what the counted visits to one present-day site have heard, with those to the sites that became part of it. */

export interface ProfileSite {
  id: string;
  name: string;
  kind: SiteKind;
  county: string;
  /** Names that it had itself, and the former sites that count for it (沿革). */
  formerNames: string[];
  mergedSites: string[];
}

export interface ProfileVisit {
  id: string;
  /** YYYY-MM-DD */
  visitedOn: string;
  method: VisitMethod;
  place: string;
  state: VisitState;
  /** Categories of those who were heard. */
  audiences: string[];
  /** The site's name at that time, if it is another now. */
  visitedAs: string | null;
  entries: number;
  figures: number;
  /** What a dimension without entries says of itself. */
  marks: { dimension: DimensionKey; mark: DimensionMark }[];
}

export interface ProfileEntry {
  id: string;
  dimension: DimensionKey;
  text: string;
  form: EntryForm;
  speakerCategory: string;
  visitId: string;
  visitedOn: string;
  /** Of a visit that is not approved yet. */
  waiting: boolean;
  themes: string[];
}

export interface ProfileFigure {
  id: string;
  visitId: string;
  visitedOn: string;
  /** Exact decimal, as text, or the words of an inexact figure (约200). */
  value: string;
  asOf: string;
  definition: string;
  source: string;
  verification: VerificationState;
}

/** The figure in the middle of the latest ones of all sites of the same kind. */
export interface KindMedian {
  /** Exact decimal, as text. */
  value: string;
  sites: number;
  /** The earliest and the latest 截至 among them. */
  from: string;
  to: string;
  /** One of them is inexact. */
  about: boolean;
  /** How many different 口径 they have. */
  definitions: number;
}

export interface ProfileIndicator {
  id: string;
  name: string;
  unit: string;
  /** In the order of their 截至, the latest first. */
  figures: ProfileFigure[];
  /** Null where fewer sites than `fewestForMedian` have a figure. */
  median: KindMedian | null;
}

/** A middle of fewer says nothing of a kind. */
export const fewestForMedian = 3;

export interface ProfilePhoto {
  id: string;
  fileName: string;
  visitId: string;
  visitedOn: string;
}

export interface SiteProfile {
  site: ProfileSite;
  /** Newest first. */
  visits: ProfileVisit[];
  /** Visits that are not approved and that this reader's filter leaves out. */
  leftOut: number;
  /** How many entries each dimension has; `entries` may hold fewer. */
  counts: Record<DimensionKey, number>;
  /** Newest visit first. */
  entries: ProfileEntry[];
  indicators: ProfileIndicator[];
  photos: ProfilePhoto[];
  photoCount: number;
}
