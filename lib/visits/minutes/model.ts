import { sentence } from "@/lib/sentence";
import type { DimensionKey, DimensionMark, EntryForm, VisitMethod } from "@/lib/vocabulary";

/**
 * What 走访纪要 are made from: the part that both a visit on the server and one still being typed have. A field that is not
 * filled in yet is empty. The people heard are here only as a category and a head-count; there is no field for a name.
 */
export interface MinutesSource {
  project: string;
  site: string;
  /** YYYY-MM-DD */
  visitedOn: string;
  /** HH:MM */
  startedAt: string;
  endedAt: string;
  method: VisitMethod | null;
  place: string;
  /** Display names of the team's own people. */
  recorder: string;
  members: string[];
  audiences: { category: string; headCount: number | null }[];
  voided: boolean;
  /** Entries in the order of the outline's questions. */
  dimensions: MinutesDimension[];
  photos: MinutesPhoto[];
  /** What the Word file says in its hidden bookmarks. The version is not known of a visit that is still being typed. */
  trace?: { visitId: string | null; version: number | null };
}

/** A photo of the visit. Nothing of it is told but its name and the entry that it belongs to. */
export interface MinutesPhoto {
  id: string;
  fileName: string;
  /** The entry by its dimension and its number there. Null: it belongs to the whole visit. */
  at: { label: string; number: number } | null;
}

/** A photo's bytes at the size in which it is printed; a JPEG. */
export interface MinutesPicture {
  bytes: Uint8Array;
  width: number;
  height: number;
}

export interface MinutesDimension {
  key: DimensionKey;
  /** The project's own word for it. */
  label: string;
  mark: DimensionMark | null;
  entries: { id?: string; text: string; form: EntryForm; speakerCategory: string }[];
  figures: {
    id?: string;
    indicator: string;
    value: string;
    unit: string;
    asOf: string;
    definition: string;
    source: string;
  }[];
}

/** The minutes as plain data, already worded. The page and the Word file print nothing else. */
export interface MinutesModel {
  title: string;
  /** Directly below the title: what this paper is and is not. */
  purpose: string;
  facts: Record<MinutesFact, { name: string; value: string }>;
  parts: MinutesPart[];
  check: {
    name: string;
    verdict: string;
    corrections: string;
    correctionsHint: string;
    unit: string;
    seal: string;
    date: string;
    blankDate: string;
  };
  remark: string;
  /** On pages of their own behind the minutes. Null if there are none. */
  photos: { title: string; items: { id: string; caption: string }[]; absent: string } | null;
  /** At the foot of every page. */
  foot: string;
  /** Contains `{page}` and `{pages}`, which the printing program fills. */
  pageOf: string;
  /** Shown below the title if the minutes do not fit on one page. */
  tooLong: string;
  trace: { visitId: string | null; version: number | null };
  /** Without an ending: 走访纪要_桥头镇_2026-11-23. */
  fileName: string;
}

export type MinutesFact = "time" | "method" | "place" | "members" | "recorder" | "audiences";

export interface MinutesPart {
  dimension: DimensionKey;
  label: string;
  lines: MinutesLine[];
}

export type MinutesLine =
  /** One point heard, as it was written down. `by` is （原话，村干部）, or empty. */
  | { kind: "entry"; id?: string; number: number; text: string; by: string }
  | { kind: "figure"; id?: string; text: string }
  /** 未谈及, 无此情况, or that nothing was recorded. */
  | { kind: "mark"; text: string };

/** A part of a paragraph. A line feed in it begins a new line. */
export interface MinutesPiece {
  text: string;
  bold?: boolean;
  /** The entry or figure that it belongs to. */
  of?: MinutesLine;
}

/**
 * The printed text under a dimension. Either each point is a paragraph, or all points share one paragraph. Then each is
 * ended so that the next can follow, and its number is bold so that it can be found, and never last in a line.
 */
export function partParagraphs({ lines }: Pick<MinutesPart, "lines">, runIn: boolean): MinutesPiece[][] {
  if (!runIn)
    return lines.map((line) => [
      { text: line.kind === "entry" ? `${line.number}. ${line.text}${line.by}` : line.text, of: line },
    ]);
  const pieces = lines.map((line): MinutesPiece[] =>
    line.kind === "entry"
      ? [
          { text: `${line.number}.\u00a0`, bold: true, of: line },
          { text: `${sentence(line.text)}${line.by} `, of: line },
        ]
      : [{ text: `${sentence(line.text)} `, of: line }],
  );
  return [pieces.flat()];
}
