import type { DimensionKey } from "@/lib/vocabulary";

/** Plain shapes of an import. They cross from the worker to the page, so everything in them can be cloned. */

/** One paragraph as a reader of files gives it. */
export interface Paragraph {
  /** With its automatic number written out in front. */
  text: string;
  /** 0: title; 1…9: a heading by its style or outline level; null: nothing says so. */
  level: number | null;
  /** Font, size and weight of a paragraph set as people set headings by hand: bold, 黑体 or 楷体 throughout; else null. */
  look: string | null;
  /** The table it stands in, where it stands in one: a heading inside of it reaches no further. */
  table?: number;
}

/** Something that Word shows and the reader cannot: how many of each kind. */
export interface Unread {
  kind: UnreadKind;
  count: number;
}

export const unreadKinds = ["picture", "chart", "object", "part", "symbol", "field"] as const;
export type UnreadKind = (typeof unreadKinds)[number];

/** A paragraph in the source's text; `end` is before its line break. */
export interface Line {
  start: number;
  end: number;
  level: number | null;
  look: string | null;
  table?: number;
}

export interface Source {
  text: string;
  lines: Line[];
}

/** Why a file cannot be read; each has a sentence in the catalogue. */
export type FileProblem =
  | "noBytes"
  | "empty"
  | "tooLarge"
  | "tooLong"
  | "oldWord"
  | "wps"
  | "pdf"
  | "otherType"
  | "encrypted"
  | "broken"
  | "bomb"
  | "doctype"
  | "notWord"
  | "encoding"
  | "tooSlow";

export type Destination = DimensionKey | "heading" | "fact" | "waiting" | "left_out";

/** Why a piece lies where it lies, in the words of the source and of the rules. */
export type Reason =
  | { by: "title" }
  /** The heading above it says so, by this word. */
  | { by: "heading"; heading: string; word: string }
  /** The heading above names more than one dimension. */
  | { by: "ambiguous"; heading: string }
  /** The heading above it holds such a word, and speaks of something else. */
  | { by: "doubtful"; heading: string; word: string }
  | { by: "noHeading" }
  | { by: "label"; word: string }
  | { by: "lead" }
  | { by: "person" };

/** A stretch of the source. The pieces of a source lie one after the other and leave nothing out. */
export interface Piece {
  start: number;
  end: number;
  /** Where the words begin, after 1. or 一是. */
  textStart: number;
  destination: Destination;
  reason: Reason;
}

/** A fact of the visit with the stretch of the source it was read from. */
export interface Found<T> {
  value: T;
  start: number;
  end: number;
}

export interface FoundFigure {
  dimension: DimensionKey;
  indicator: string;
  value: string;
  unit: string;
  asOf: string;
  definition: string;
}

export interface Facts {
  siteId: Found<string> | null;
  /** Ids of the sites at the head of the text where several are named: which one it was, a person has to say. */
  severalSites: string[];
  visitedOn: Found<string> | null;
  startedAt: Found<string> | null;
  endedAt: Found<string> | null;
  /** The words of an end that is no time, or lies before the beginning: it is not taken, and said. */
  endUnread: Found<string> | null;
  method: Found<string> | null;
  place: Found<string> | null;
  recorderId: Found<string> | null;
  memberIds: Found<string>[];
  audiences: Found<{ category: string; headCount: string }>[];
}

/** A document taken apart. */
export interface SplitDocument {
  source: Source;
  pieces: Piece[];
  facts: Facts;
  unread: Unread[];
}

/** What the project knows and a document may speak of. */
export interface ImportContext {
  /** YYYY-MM-DD: the year of 3月12日 is the last one that had such a day. */
  today: string;
  sites: { id: string; name: string; county: string; formerNames: string[] }[];
  members: { id: string; displayName: string }[];
  indicators: { name: string; unit: string }[];
  rules: { word: string; dimension: DimensionKey }[];
}
