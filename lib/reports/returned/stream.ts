import type { MarkedPaper, WordComment } from "@/lib/imports/word/read-docx";
import { pieceOfBookmark } from "@/lib/reports/formats/piece-names";

/** A Word file as one text, its paragraphs separated by line feeds, and what lies where in it. Pure. */

export interface Extent {
  start: number;
  end: number;
}

export interface StreamParagraph extends Extent {
  /** 0: title; 1…9: a heading; null: nothing says so. */
  level: number | null;
  inTable: boolean;
}

export interface Stream {
  text: string;
  paragraphs: StreamParagraph[];
  /** Bookmarks of the report's writer, by the unit's name. */
  bookmarks: (Extent & { name: string })[];
  tracked: (Extent & { kind: "inserted" | "deleted"; author: string; date: string; text: string })[];
  comments: (Extent & Omit<WordComment, "id">)[];
  /** Comments without a place in the text. */
  unplaced: Omit<WordComment, "id">[];
}

export function streamOf({ paragraphs, comments }: MarkedPaper): Stream {
  const stream: Stream = { text: "", paragraphs: [], bookmarks: [], tracked: [], comments: [], unplaced: [] };
  const open = new Map<string, { name: string; start: number }>();
  const places = new Map<string, { start: number; end: number | null }>();
  const texts: string[] = [];
  let at = 0;
  for (const { text, level, table, marks } of paragraphs) {
    for (const mark of marks) {
      const place = at + Math.min(mark.at, text.length);
      if (mark.kind === "bookmark") {
        if (mark.edge === "start") open.set(mark.id, { name: mark.name, start: place });
        else closeBookmark(mark.id, place);
      } else if (mark.kind === "comment") {
        const known = places.get(mark.id);
        if (!known) places.set(mark.id, { start: place, end: mark.edge === "start" ? null : place });
        else known.end ??= place;
      } else {
        const { kind, author, date } = mark;
        const end = kind === "inserted" ? at + mark.end : place;
        const words = kind === "inserted" ? text.slice(mark.at, mark.end) : mark.text;
        if (words.trim() !== "") stream.tracked.push({ kind, author, date, text: words, start: place, end });
      }
    }
    texts.push(text);
    stream.paragraphs.push({ start: at, end: at + text.length, level, inTable: table !== undefined });
    at += text.length + 1;
  }
  stream.text = texts.join("\n");
  for (const { id, ...comment } of comments) {
    const place = places.get(id);
    if (place) stream.comments.push({ ...comment, start: place.start, end: place.end ?? place.start });
    else stream.unplaced.push(comment);
  }
  return stream;

  function closeBookmark(id: string, end: number) {
    const begun = open.get(id);
    open.delete(id);
    const name = begun && pieceOfBookmark(begun.name);
    if (!begun || !name || end <= begun.start) return;
    // Of a copied bookmark the first one counts.
    const overlaps = stream.bookmarks.some((other) => other.start < end && begun.start < other.end);
    if (!overlaps) stream.bookmarks.push({ name, start: begun.start, end });
  }
}
