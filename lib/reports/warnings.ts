import type { LedgerDoubts } from "@/lib/reports/ledger-tokens";
import type { Counted } from "@/lib/reports/counted-numbers";
import type { Rewording } from "@/lib/reports/site-quantifiers";
import type { BrokenBound, QuantifierKey, SiteSupport } from "@/lib/reports/word-bounds";

/** What a reader would notice as wrong. Warnings are shown in the editor and before an export. They never block. */
export const warningKinds = [
  "no_visits",
  "empty_point",
  "no_evidence",
  "number_without_source",
  "number_differs",
  "number_uncited",
  "number_moved",
  "filled_without_reason",
  "ledger_doubtful",
  "definitions_differ",
  "token_differs",
  "unfilled",
  "quantifier_more",
  "quantifier_less",
  "one_site_as_common",
  "unique_unheard",
  "direction_differs",
  "lead_is_label",
  "theme_differs",
  "raw_speech",
  "unknown_token",
  "personal_data",
  "personal_data_cited",
  "evidence_changed",
  "evidence_gone",
  "evidence_not_counted",
  "annex_missing",
  "annex_empty",
  "photo_gone",
  "photo_without_caption",
  "caption_other_site",
  // Of the outward edition only.
  "place_recognisable",
  "photo_recognisable",
] as const;
export type WarningKind = (typeof warningKinds)[number];

export type WarningPlace = { part: "front" | "closing" } | { part: "section" | "point"; id: string };

export interface ReportWarning {
  kind: WarningKind;
  place: WarningPlace;
  /** The words, figures or sites that the warning is about. May be empty. */
  details: string[];
  /** The sentence that it is about. */
  sentence?: string;
  /** How often the same sentence stands in its part before it. Absent: never. */
  earlier?: number;
  /** Words of the entry that the sentence may come from. */
  source?: string;
  /** What could be written instead. */
  proposal?: string;
  /** The same as one press: other words in the place of some of the sentence. */
  rewording?: Rewording;
  /** A figure of the text: its numeral, and where in the sentence it stands. */
  numeral?: Pick<Rewording, "words" | "offset">;
  /** What is counted at the place of that figure. */
  counted?: Counted;
  /** The theme by which the point would be counted. */
  rebind?: { id: string; name: string };
  /** What an answer to it also holds for, beside its sentence (answers.ts). */
  basis?: string;
  /** The kind of word for a number of sites that would fit. */
  fitting?: QuantifierKey;
  /** What makes a total of the 数据台账 say less than it seems to. */
  doubts?: LedgerDoubts;
  /** The sites behind a point, of those visited. */
  support?: SiteSupport;
  /** The bound in force that a word for a number of sites breaks. */
  broken?: BrokenBound;
}

/** Where it is, is not known yet. */
export type Found = Omit<ReportWarning, "place">;
