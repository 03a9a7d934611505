import type { SiteKind, VerificationState } from "@/lib/vocabulary";

/** The figure that is used for a site: the latest by 截至. */
export interface GridFigure {
  indicatorId: string;
  siteId: string;
  /** As it is shown: the decimal, or the words of an inexact figure. */
  value: string;
  /** Exact decimal of at most six places. */
  exact: string;
  inexact: boolean;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  asOf: string;
  definition: string;
  source: string;
  verification: VerificationState;
  /** Visits gave different values for this site and one 截至. */
  conflicting: boolean;
  /** Figures of this site and indicator that count: the rows that the cell's link opens. */
  figures: number;
}

export interface GridSite {
  id: string;
  name: string;
  kind: SiteKind;
  county: string;
}

/** Sites whose figures say the same of their 截至, or of their 口径 ("" if they say none). */
export interface SaidGroup {
  words: string;
  siteIds: string[];
}

/** Why a site has no value per unit of the base. */
export type NoPer = "noValue" | "noBase" | "zeroBase";

export interface PerCell {
  /** Decimal of four significant digits. */
  value: string;
  inexact: boolean;
  /** The 截至 of the base, if the figure has another one. */
  baseAsOf: string | null;
}

export interface PerColumn {
  /** 元/人: the units after division. */
  unit: string;
  /** Of the sites that have both; null if none has. */
  total: string | null;
  inexact: boolean;
  bySite: Map<string, PerCell>;
  missing: { siteId: string; why: NoPer }[];
}

export interface GridColumn {
  id: string;
  name: string;
  unit: string;
  /** Null for a rate, a share or an average. */
  total: string | null;
  inexact: boolean;
  least: string;
  most: string;
  /** Figures that count, older ones of a site included: the rows that the link opens. */
  figures: number;
  /** More than one: the total mixes them. */
  times: SaidGroup[];
  definitions: SaidGroup[];
  /** Null without a base, for the base itself, and where one does not divide. */
  per: PerColumn | null;
}

export interface FigureGrid {
  sites: GridSite[];
  columns: GridColumn[];
  /** By site and indicator. */
  cells: Map<string, Map<string, GridFigure>>;
  base: { id: string; name: string; unit: string } | null;
}
