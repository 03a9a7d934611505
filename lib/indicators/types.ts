import type { DimensionKey, SiteKind, VerificationState, VisitState } from "@/lib/vocabulary";

/** One figure as it was given at a visit. */
export interface LedgerFigure {
  id: string;
  indicator: { id: string; name: string; unit: string };
  dimension: DimensionKey;
  /** Exact decimal, as text, without trailing zeros, or the words of an inexact figure (约200). */
  value: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  asOf: string;
  definition: string;
  source: string;
  /** The present-day site that it counts for … */
  site: { id: string; name: string; kind: SiteKind };
  /** … and the name under which it was visited, if different. */
  visitedAs: string | null;
  visit: { id: string; visitedOn: string; state: VisitState; version: number };
  verification: VerificationState;
  /** What the check found, by whom and when (ISO). Null if nobody has checked it yet. */
  check: { note: string; byName: string; at: string } | null;
  /** Another value was given for the same site, indicator and 截至. */
  conflicting: boolean;
}
