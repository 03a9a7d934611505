import type { CitedEntry } from "@/lib/reports/types";
import type { DimensionKey, EntryForm, SiteKind } from "@/lib/vocabulary";

/** What a first draft is made from: entries, and the sentences around them. */

/** Sections that a draft may have without an earlier report. */
export const structureKeys = ["achievements", "situation", "whole"] as const;
export type StructureKey = (typeof structureKeys)[number];
export const usualStructure: StructureKey = "achievements";

export interface ThemeEntry {
  /** The theme that the entry itself has, not one above it. */
  themeId: string;
  entryId: string;
  form: EntryForm;
  entry: CitedEntry;
}

/** A statement that the team stands behind (lib/findings/claims). */
export interface DraftClaim {
  statement: string;
  dimension: DimensionKey;
  themeIds: readonly string[];
  /** 最佳原话, one of the evidence. */
  bestId: string | null;
  /** The sites that it counts, those outside the report too. */
  siteIds: readonly string[];
  /** In the order in which the team quotes it, as far as it counts in the report. */
  evidence: readonly Omit<ThemeEntry, "themeId">[];
}

/** Sentences around the data, from the catalogue of the document's language. */
export interface DraftWords {
  /** Uses `{topic}`. */
  title: string;
  /** Endings of a project's name that the title already contains. */
  titleEndings: string[];
  /** Uses `{topic}`, for a project without a background text. */
  occasion: string;
  /** Uses `{period}` `{sites}` `{siteNames}` `{visits}` `{methods}` `{heard}`. */
  fieldwork: string;
  closing: string;
  structures: Record<StructureKey, { heading: string; lead: string }[]>;
  /** How a site's text is introduced, by its position in the point. Uses `{site}` `{text}`. */
  attributions: Record<DimensionKey, string[]>;
  /** For a quotation, in quotation marks. Uses `{site}` `{text}`. */
  quoted: string;
  /** A site visited under a former name. Uses `{site}` `{former}`. */
  formerly: string;
  /** The only site that speaks of something. Uses `{site}`. */
  individual: Record<SiteKind, string>;
  /** 其他. `counted` uses `{themes}`, `one` uses `{place}` `{theme}`. */
  others: Record<DimensionKey, { lead: string; counted: string; one: string }>;
  /** Uses `{theme}` `{sites}`. */
  otherCount: string;
  /** Uses `{singles}`. */
  otherSingles: string;
  /** Between names, and between clauses. */
  separator: string;
  clauses: string;
}
