import type { WordComment } from "@/lib/imports/word/read-docx";
import type { ReportPart } from "@/lib/reports/parts/types";

/** The way back from Word: what a returned file says of each unit of the report that was sent out. Pure. */

/** A unit is known by one bookmark: the title, the whole preface, a heading, a section's lead, a point. */
export type UnitKind = "title" | "preface" | "closing" | "heading" | "sectionLead" | "point" | "caption";

/** The author's own texts in a unit. A point has both; every other unit has only `text`. */
export interface UnitTexts {
  lead: string;
  text: string;
}

/** Where a character of a printed unit comes from. */
export type Role =
  | "lead"
  | "text"
  /** 走访的12个镇街园区中8个反映: counted, never typed. */
  | "support"
  /** 一是, （一）, 〔1〕, a full stop that the writer added, the end of a paragraph. */
  | "added";

/** A stretch of print with one origin. `raw`: as the author typed it, {{走访数}} for 27. */
export interface Stretch {
  role: Role;
  printed: string;
  raw: string;
}

export interface Unit {
  /** The name of its bookmark without a paragraph's number. */
  name: string;
  kind: UnitKind;
  /** The part of the report that holds it. */
  part: ReportPart["key"];
  /** With placeholders, as they were when the report was sent out. */
  texts: UnitTexts;
  /** One paragraph a line, as it was printed. */
  printed: string;
  stretches: Stretch[];
}

export type FrontKind = "addressee" | "issuer" | "issuedOn";

export interface FrontLine {
  kind: FrontKind;
  /** As the author typed it; a day is YYYY-MM-DD. */
  typed: string;
  /** As it is printed, one line each. */
  printed: string[];
}

/** A report as it was sent out: its units in the order of print, and the paragraphs that belong to none. */
export interface SentReport {
  units: Unit[];
  /** Stage, signature, annex. */
  others: string[];
  /** 主送机关, 署名 and 成文日期, as far as they are printed. */
  front: FrontLine[];
}

export interface TrackedChange {
  kind: "inserted" | "deleted";
  author: string;
  date: string;
  text: string;
}

/** A comment beside the words that it is about. */
export interface PlacedComment extends Omit<WordComment, "id"> {
  /** "" if it stands at a place without words. */
  about: string;
}

/** A figure that only one of the two texts has. */
export interface NumberChange {
  change: "new" | "gone";
  written: string;
  sentence: string;
}

/** Why a reader should look twice. */
export type Doubt =
  /** Found by its place alone: its words are all new. */
  | "place"
  /** A sentence that another unit had. */
  | "borrowed"
  /** Its sentences are no longer together. */
  | "scattered"
  /** Known by its words alone, and most of them are gone. */
  | "partial"
  /** It has an ordinal in its middle: one point became two. */
  | "split";

export interface UnitChange {
  name: string;
  kind: UnitKind | FrontKind;
  part: string;
  issued: UnitTexts;
  /** Null if nothing of it is in the file any more. */
  returned: UnitTexts | null;
  /** Both as the reader of the file saw them, with the values of placeholders. */
  shown: { issued: UnitTexts; returned: UnitTexts | null };
  /** The sentence of the count, if it is not as it was; "" if it was taken out. */
  support: { before: string; after: string } | null;
  found: "bookmark" | "words" | "nowhere";
  doubts: Doubt[];
  numbers: NumberChange[];
  tracked: TrackedChange[];
  comments: PlacedComment[];
}

/** Words of the file that belong to no unit for certain. */
export interface WaitingText {
  text: string;
  /** The unit that stands before it, or null at the beginning. */
  after: string | null;
  numbers: NumberChange[];
  tracked: TrackedChange[];
  comments: PlacedComment[];
}

/** Every character of the file is in exactly one of them. */
export interface Fragment {
  text: string;
  to: "unit" | "waiting" | "other";
  /** For a unit. */
  name?: string;
}

export interface Comparison {
  /** Those that differ, that have comments or tracked changes, in the order of print. */
  changes: UnitChange[];
  waiting: WaitingText[];
  /** Comments that stand at no unit. */
  comments: PlacedComment[];
  /** Points and sections that are in another order: their units' names as they were and as they are. */
  order: { before: string[]; after: string[] } | null;
  fragments: Fragment[];
}
