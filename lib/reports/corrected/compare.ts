import { groupBy } from "@/lib/findings/group-by";
import type { MarkedPaper } from "@/lib/imports/word/read-docx";
import { entryWords, figureWords } from "@/lib/reports/corrected/entry-words";
import type { Correction } from "@/lib/reports/corrected/items";
import { cutAtLines, knownLines } from "@/lib/reports/corrected/lines";
import { bodyOf, headingOf, numbering, tableLines, type SentMinutes } from "@/lib/reports/corrected/sent-minutes";
import { tableCorrections } from "@/lib/reports/corrected/table-corrections";
import { bare, likeness } from "@/lib/reports/returned/alike";
import { assign, other, waiting, type Placed } from "@/lib/reports/returned/assign";
import { joined, marksBeside, reachesInto } from "@/lib/reports/returned/marks-beside";
import { arranged, scattered, type Arranged } from "@/lib/reports/returned/match";
import { numberChanges } from "@/lib/reports/returned/number-changes";
import { byParagraph, piecesOf } from "@/lib/reports/returned/pieces";
import { streamOf, type Stream } from "@/lib/reports/returned/stream";
import type { Doubt, Fragment, Unit } from "@/lib/reports/returned/types";
import { minutesWords } from "@/lib/visits/minutes/document-words";
import type { DimensionKey } from "@/lib/vocabulary";

/** What corrected minutes say differently from those that were sent out. Nothing in them is left out. Pure. */

export interface ComparedMinutes {
  items: Correction[];
  /** Every character outside of the tables is in exactly one of them. */
  fragments: Fragment[];
  /** How many entries and figures are in the file, of all that were sent out. */
  found: number;
}

/** A figure as it is typed, by the id of its line. */
export interface IssuedRows {
  entries: ReadonlyMap<string, { text: string; form: "verbatim" | "summary"; speakerCategory: string }>;
  figures: ReadonlyMap<
    string,
    { indicator: string; value: string; unit: string; asOf: string; definition: string; source: string }
  >;
  visitedOn: string;
}

export function compareMinutes(sent: SentMinutes, rows: IssuedRows, paper: MarkedPaper): ComparedMinutes {
  const whole = streamOf(bodyOf(paper));
  const stream = { ...whole, bookmarks: whole.bookmarks.filter(({ name }) => sent.lines.has(name)) };
  const pieces = knownLines(sent, stream, piecesOf(stream).flatMap(cutAtLines));
  const placed = assign(sent.sent, stream, pieces);
  cutNewEntries(placed);
  const arrangement = arranged(placed);
  const byUnit = groupBy(placed, ({ to }) => to);
  const changes = sent.sent.units.flatMap(
    (unit) => changeOf(unit, byUnit.get(unit.name) ?? [], { sent, rows, stream, arrangement }) ?? [],
  );
  const tables = tableCorrections(sent, tableLines(paper));
  const elsewhere = marksBeside(stream, byUnit.get(other) ?? []).comments;
  const somewhere = reachesInto(placed);
  const atNothing = stream.comments
    .filter((comment) => !somewhere({ ...comment, end: comment.start }))
    .map(({ author, date, text }) => ({ author, date, text, about: "" }));
  const unplaced = stream.unplaced.map((comment) => ({ ...comment, about: "" }));
  const comments = [...elsewhere, ...atNothing, ...unplaced].map((comment): Correction => ({
    kind: "note",
    about: "comment",
    text: "",
    numbers: [],
    tracked: [],
    comments: [comment],
  }));
  const { facts, waitingLines, notes } = tables;
  return {
    items: [...facts, ...changes, ...waitingTexts(sent, stream, placed), ...waitingLines, ...notes, ...comments],
    fragments: placed.map(({ text, to }) =>
      to === waiting || to === other ? { text, to } : { text, to: "unit" as const, name: to },
    ),
    found: sent.sent.units.filter(({ name }) => (byUnit.get(name) ?? []).some(({ text }) => text.trim() !== "")).length,
  };
}

/** A paragraph with a number of its own behind an entry is a new entry, also where the bookmark reaches over it. */
function cutNewEntries(placed: readonly Placed[]) {
  const inParagraph = byParagraph(placed);
  const begun = new Set<string>();
  placed.forEach((piece, index) => {
    const last = placed[index - 1];
    const begins = last !== undefined && last.paragraph !== piece.paragraph;
    const isOwn = piece.to !== waiting && piece.to !== other;
    if (begins && isOwn && begun.has(piece.to) && numbering.test(piece.text)) {
      const { to } = piece;
      for (const one of inParagraph(piece.paragraph)) if (one.to === to) Object.assign(one, { to: waiting, how: null });
    }
    if (piece.text.trim() !== "") begun.add(piece.to);
  });
}

interface Around {
  sent: SentMinutes;
  rows: IssuedRows;
  stream: Stream;
  arrangement: Arranged;
}

function changeOf(unit: Unit, own: readonly Placed[], { sent, rows, stream, arrangement }: Around): Correction | null {
  const known = sent.lines.get(unit.name);
  if (!known) return null;
  const { id, dimension, line } = known;
  const gone = own.every(({ text }) => text.trim() === "");
  const marks = gone ? { tracked: deletionsOf(unit, stream), comments: [] } : marksBeside(stream, own);
  const returned = gone ? null : joined(own);
  const doubts = gone ? [] : doubtsOf(unit, own, arrangement);
  const base = { id, dimension, doubts, ...marks };
  const marked = marks.tracked.length > 0 || marks.comments.length > 0;
  if (line.kind === "figure") {
    const issued = rows.figures.get(id);
    const printed = line.text;
    const now = returned === null ? null : returned.trim().replace(/\n/gu, "");
    const same = now !== null && solid(stopless(now)) === solid(stopless(printed));
    if (same && !marked) return null;
    const read = same || now === null || !issued ? null : figureWords(issued, now, rows.visitedOn);
    const numbers = same ? [] : numberChanges(printed, now ?? "");
    return { kind: "figure", ...base, issued: printed, returned: same ? printed : now, read, numbers };
  }
  const issued = rows.entries.get(id) ?? { text: line.text, form: "summary" as const, speakerCategory: "" };
  const said = returned === null ? null : entryWords({ ...issued, by: line.by }, returned, minutesWords);
  const plain = { text: issued.text, form: issued.form, speakerCategory: issued.speakerCategory };
  const same = said !== null && JSON.stringify(said) === JSON.stringify(plain);
  if (same && !marked) return null;
  const numbers = same ? [] : numberChanges(issued.text, said?.text ?? "");
  return { kind: "entry", ...base, number: line.number, issued: plain, returned: said, numbers };
}

const solid = (text: string) => text.replace(/\s+/gu, "");
const stopless = (text: string) => text.trim().replace(/。$/u, "");

/** Who struck out an entry of which no word is left. */
function deletionsOf({ texts }: Unit, { tracked }: Stream) {
  return tracked
    .filter(({ kind, text }) => kind === "deleted" && likeness(text.replace(numbering, ""), texts.text) > 0.6)
    .map(({ kind, author, date, text }) => ({ kind, author, date, text }));
}

function doubtsOf({ printed }: Unit, own: readonly Placed[], arrangement: Arranged): Doubt[] {
  const doubts = new Set(own.flatMap(({ doubt }) => doubt ?? []));
  if (scattered(arrangement, own)) doubts.add("scattered");
  const words = own.map(({ text }) => text).join("");
  const byWords = own.every(({ how }) => how !== "bookmark");
  if (byWords && !doubts.has("place") && bare(words).length < 0.5 * bare(printed).length) doubts.add("partial");
  return [...doubts];
}

/** Words of the text that are no entry's, each with the dimension that they stand under. */
function waitingTexts(sent: SentMinutes, stream: Stream, placed: readonly Placed[]): Correction[] {
  const items: Correction[] = [];
  let [dimension, after]: [DimensionKey | null, string | null] = [null, null];
  const inParagraph = byParagraph(placed);
  stream.paragraphs.forEach(({ start, end }, paragraph) => {
    const heading = headingOf(sent, stream.text.slice(start, end));
    if (heading !== null) [dimension, after] = [heading, null];
    const own = inParagraph(paragraph);
    for (let from = 0; from < own.length; from += 1) {
      const first = own[from];
      const known = first && sent.lines.get(first.to);
      if (known) [dimension, after] = [known.dimension, known.id];
      if (first?.to !== waiting) continue;
      let to = from + 1;
      while (own[to]?.to === waiting) to += 1;
      const run = own.slice(from, to);
      from = to - 1;
      const text = joined(run).trim();
      const numbers = numberChanges("", text.replace(numbering, ""));
      const marks = marksBeside(stream, run);
      if (text !== "" || marks.comments.length > 0)
        items.push({ kind: "waiting", text, dimension, after, inCorrections: false, numbers, ...marks });
    }
  });
  return items;
}
