import type { MarkedPaper } from "@/lib/imports/word/read-docx";
import { groupBy } from "@/lib/findings/group-by";
import { bare } from "@/lib/reports/returned/alike";
import { assign, other, waiting, type Placed } from "@/lib/reports/returned/assign";
import { numberChanges } from "@/lib/reports/returned/number-changes";
import { openingOf } from "@/lib/reports/returned/openings";
import { piecesOf } from "@/lib/reports/returned/pieces";
import { propose, shownTexts } from "@/lib/reports/returned/propose";
import { frontChanges } from "@/lib/reports/returned/front-lines";
import { joined, marksBeside, reachesInto } from "@/lib/reports/returned/marks-beside";
import { streamOf, type Stream } from "@/lib/reports/returned/stream";
import type * as returned from "@/lib/reports/returned/types";

/** What a returned Word file says differently, unit by unit. Nothing in it is left out. Pure. */

/** The pieces of a file in their order, and the place of each in it. */
export interface Arranged {
  placed: readonly Placed[];
  places: ReadonlyMap<Placed, number>;
}

export function arranged(placed: readonly Placed[]): Arranged {
  return { placed, places: new Map(placed.map((piece, place) => [piece, place])) };
}

/** Whether words of another unit stand between the pieces of this one. */
export function scattered({ placed, places }: Arranged, own: readonly Placed[]): boolean {
  const [first = 0, last = 0] = [own[0], own.at(-1)].map((piece) => (piece ? places.get(piece) : undefined));
  return placed.slice(first, last + 1).some((piece) => piece.to !== own[0]?.to && piece.text.trim() !== "");
}

function split(own: readonly Placed[]): boolean {
  return own.some(
    (piece, index) => index > 0 && piece.bookmark === null && openingOf(piece.text.trim()) !== "" && index < own.length,
  );
}

/** What is printed of it, without numbering and marks. */
const typedOf = ({ stretches }: returned.Unit) =>
  stretches.map(({ role, printed }) => (role === "added" ? "\n" : printed)).join("");

interface Compared extends Arranged {
  stream: Stream;
  /** Of citations, as they were printed. */
  marks: ReadonlySet<string>;
}

function changeOf(
  unit: returned.Unit,
  own: readonly Placed[],
  { stream, placed, places, marks }: Compared,
): returned.UnitChange | null {
  const { name, kind, part, texts } = unit;
  const base = { name, kind, part, issued: texts, ...marksBeside(stream, own) };
  if (own.every(({ text }) => text.trim() === "")) {
    const numbers = numberChanges(typedOf(unit), "");
    const shown = { issued: shownTexts(unit), returned: null };
    return { ...base, returned: null, shown, support: null, found: "nowhere", doubts: [], numbers };
  }
  const { texts: now, shown: seen, support, printed } = propose(unit, joined(own), marks);
  const doubts = new Set(own.flatMap(({ doubt }) => doubt ?? []));
  if (scattered({ placed, places }, own)) doubts.add("scattered");
  const byWords = own.every(({ how }) => how !== "bookmark");
  if (byWords && !doubts.has("place") && bare(printed.after).length < 0.5 * bare(printed.before).length)
    doubts.add("partial");
  const same = now.lead === texts.lead && now.text === texts.text && support === null;
  if (!same && split(own)) doubts.add("split");
  const marked = base.tracked.length > 0 || base.comments.length > 0;
  if (same && !marked && !doubts.has("scattered")) return null;
  const numbers = same ? [] : numberChanges(printed.before, printed.after);
  const shown = { issued: shownTexts(unit), returned: seen };
  const found = byWords ? "words" : "bookmark";
  return { ...base, returned: now, shown, support, found, doubts: [...doubts], numbers };
}

function waitingTexts(stream: Stream, placed: readonly Placed[]): returned.WaitingText[] {
  const texts: returned.WaitingText[] = [];
  let after: string | null = null;
  for (let from = 0; from < placed.length; from += 1) {
    const first = placed[from];
    if (!first) continue;
    if (first.to !== waiting) {
      if (first.to !== other) after = first.to;
      continue;
    }
    let end = from + 1;
    while (placed[end]?.to === waiting && placed[end]?.paragraph === first.paragraph) end += 1;
    const run = placed.slice(from, end);
    from = end - 1;
    const text = joined(run).trim();
    const marks = marksBeside(stream, run);
    if (text !== "" || marks.comments.length > 0)
      texts.push({ text, after, numbers: numberChanges("", text.slice(openingOf(text).length)), ...marks });
  }
  return texts;
}

/** The sequence of units that both have, where they differ in it. */
function orderOf(units: readonly returned.Unit[], placed: readonly Placed[]): returned.Comparison["order"] {
  const sorted = new Set(["heading", "point"]);
  const names = units.filter(({ kind }) => sorted.has(kind)).map(({ name }) => name);
  const after = [...new Set(placed.map(({ to }) => to))].filter((name) => names.includes(name));
  const before = names.filter((name) => after.includes(name));
  return before.join() === after.join() ? null : { before, after };
}

export function compareReturned(sent: returned.SentReport, paper: MarkedPaper): returned.Comparison {
  const stream = streamOf(paper);
  const placed = assign(sent, stream, piecesOf(stream));
  const marks = new Set(
    sent.units.flatMap(({ stretches }) =>
      stretches.flatMap(({ role, printed }) => (role === "added" ? (printed.match(/〔[^〕]+〕/gu) ?? []) : [])),
    ),
  );
  const front = frontChanges(sent, stream, placed);
  const byUnit = groupBy(placed, ({ to }) => to);
  const { places } = arranged(placed);
  const changes = sent.units.flatMap(
    (unit) => changeOf(unit, byUnit.get(unit.name) ?? [], { stream, placed, places, marks }) ?? [],
  );
  const elsewhere = marksBeside(stream, byUnit.get(other) ?? []).comments;
  const somewhere = reachesInto(placed);
  const atNothing = stream.comments.filter((comment) => !somewhere({ ...comment, end: comment.start }));
  return {
    changes: [...changes, ...front],
    waiting: waitingTexts(stream, placed),
    comments: [
      ...elsewhere,
      ...[...atNothing, ...stream.unplaced].map(({ author, date, text }) => ({ author, date, text, about: "" })),
    ],
    order: orderOf(sent.units, placed),
    fragments: placed.map(({ text, to }) =>
      to === waiting || to === other ? { text, to } : { text, to: "unit" as const, name: to },
    ),
  };
}
