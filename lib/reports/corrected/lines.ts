import { headingOf, numbering, type SentMinutes } from "@/lib/reports/corrected/sent-minutes";
import { bare, likeness } from "@/lib/reports/returned/alike";
import type { Piece } from "@/lib/reports/returned/pieces";
import type { Stream } from "@/lib/reports/returned/stream";
import type { DimensionKey } from "@/lib/vocabulary";

/**
 * The lines of returned minutes: an entry or a figure each, with its number. A line whose bookmark is gone is known by
 * its words as a whole, which is surer than sentence by sentence. Pure.
 */

const lineStart = /(?<=[。！？；）)\s])(?:\d{1,3}[.．、]\s|数据[：:])/gu;

/** Where entries share a paragraph, what stands in brackets behind one is not the beginning of the next. */
export function cutAtLines(piece: Piece): Piece[] {
  const { start, text } = piece;
  const cuts = [0, ...[...text.matchAll(lineStart)].map(({ index }) => index), text.length];
  return cuts.slice(1).map((to, at) => {
    const from = cuts[at] ?? 0;
    return { ...piece, start: start + from, end: start + to, text: text.slice(from, to) };
  });
}

interface Line {
  pieces: Piece[];
  text: string;
  dimension: DimensionKey | null;
  number: number | null;
}

function linesOf(sent: SentMinutes, stream: Stream, pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let dimension: DimensionKey | null = null;
  pieces.forEach((piece, index) => {
    const paragraph = stream.paragraphs[piece.paragraph];
    const heading = paragraph ? headingOf(sent, stream.text.slice(paragraph.start, paragraph.end)) : null;
    if (heading !== null) dimension = heading;
    const [, digits] = /^\s*(\d{1,3})[.．、]/u.exec(piece.text) ?? [];
    const isFigure = /^\s*数据[：:]/u.test(piece.text);
    const begins = pieces[index - 1]?.paragraph !== piece.paragraph || digits !== undefined || isFigure;
    const last = lines.at(-1);
    if (!begins && last) {
      last.pieces.push(piece);
      last.text += piece.text;
    } else lines.push({ pieces: [piece], text: piece.text, dimension, number: digits ? Number(digits) : null });
  });
  return lines;
}

const core = (text: string) => bare(text.replace(numbering, ""));
/** Each line is compared with each entry that is not found yet; beyond that many, sentences decide. */
const mostPairs = 20_000;

export function knownLines(sent: SentMinutes, stream: Stream, pieces: readonly Piece[]): Piece[] {
  const named = new Map<Piece, string>();
  const bookmarked = new Set(pieces.flatMap(({ bookmark }) => bookmark ?? []));
  let units = sent.sent.units.filter(({ name }) => !bookmarked.has(name));
  let lines = linesOf(sent, stream, pieces).filter(
    (line) => line.pieces.every(({ bookmark }) => bookmark === null) && core(line.text) !== "",
  );
  const take = (line: Line, name: string) => {
    for (const piece of line.pieces) named.set(piece, name);
    units = units.filter((unit) => unit.name !== name);
  };
  const stands = (line: Line) => (unit: { name: string }) => {
    const known = sent.lines.get(unit.name);
    return known?.dimension === line.dimension && (known.line.kind !== "entry" || known.line.number === line.number);
  };
  const byWords = new Map<string, typeof units>();
  for (const unit of units) byWords.set(core(unit.printed), [...(byWords.get(core(unit.printed)) ?? []), unit]);
  lines = lines.filter((line) => {
    const same = (byWords.get(core(line.text)) ?? []).filter((unit) => units.includes(unit));
    const [found] = same.length === 1 ? same : same.filter(stands(line));
    if (found) take(line, found.name);
    return !found;
  });
  if (lines.length * units.length > mostPairs) return withNames();
  for (const line of lines) {
    const scores = units
      .map((unit) => ({ unit, score: likeness(core(unit.printed), core(line.text)) }))
      .sort((a, b) => b.score - a.score);
    const best = scores[0]?.score ?? 0;
    const close = scores.filter(({ score }) => best - score < 0.15).map(({ unit }) => unit);
    const [found] = close.length === 1 ? close : close.filter(stands(line));
    if (found && best >= 0.5) take(line, found.name);
  }
  return withNames();

  function withNames(): Piece[] {
    return pieces.map((piece) => ({ ...piece, bookmark: named.get(piece) ?? piece.bookmark }));
  }
}
