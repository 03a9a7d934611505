import { importLimits } from "@/lib/imports/limits";
import { findFacts, type LineFacts } from "@/lib/imports/split/facts";
import { standsApart } from "@/lib/imports/split/closing";
import { coreOf, roleOf, typed, typedRank } from "@/lib/imports/split/headings";
import { inlineParts, leadOf } from "@/lib/imports/split/leads";
import { legible } from "@/lib/imports/split/legible";
import { markOf } from "@/lib/imports/split/marks";
import { makeRouter } from "@/lib/imports/split/route";
import { Splitter, type Cut } from "@/lib/imports/split/splitter";
import { titleLines } from "@/lib/imports/split/titles";
import type { Facts, ImportContext, Line, Piece, Source, SplitDocument, Unread } from "@/lib/imports/types";

/**
 * Takes a source apart. Pieces are made by setting cuts: each piece reaches from its cut to the next, so that every
 * character lies in exactly one of them, whatever the rules make of the text.
 */

/** 1.老石桥议事法, and below it what it is: one point. */
function opensPoint({ text, lines }: Source, index: number): boolean {
  const [line, next] = [lines[index], lines[index + 1]];
  if (!line || !next) return false;
  const [words, below] = [text.slice(line.start, line.end).trim(), text.slice(next.start, next.end).trim()];
  const named = markOf(words) !== null && words.length <= 30 && !/[。；;！？!?，,：:]$/.test(words);
  return named && below.length > words.length && markOf(below) === null && next.level === null && next.look === null;
}

const formName = /^(?!.*(?:如下|以下|有|是|为|包括|表现|体现|方面|几点)[：:]$)\p{Script=Han}{2,8}[：:]$/u;

/** Leads the reader through the lines; what facts have taken is passed over. */
function cutsOf(source: Source, context: ImportContext, { facts, taken }: { facts: Facts; taken: LineFacts }): Cut[] {
  const site = context.sites.find(({ id }) => id === facts.siteId?.value)?.name;
  const { text, lines } = source;
  const route = makeRouter(context.rules);
  const titles = titleLines(source, route);
  const splitter = new Splitter(text);

  const body = (line: Line, words: string, index: number) => {
    const parts = inlineParts(words, route);
    if (parts.length === 0) {
      if (markOf(words)?.kind === "han") splitter.endsPart(typed.han);
      splitter.body(line.start, line.end);
    } else {
      if (words.slice(0, parts[0]?.start).trim() !== "") splitter.body(line.start, line.start + (parts[0]?.start ?? 0));
      for (const part of parts) {
        const [start, end] = [line.start + part.start, line.start + part.end];
        const heading = text.slice(start, start + part.heading);
        if (part.heading > 0) splitter.heading({ start, end }, typed.han, route(coreOf(heading)), heading.trim());
        else splitter.endsPart(typed.han);
        splitter.body(start + part.heading, end);
      }
    }
    const lead = leadOf(words);
    if (lead) splitter.lead(lead.dimension, words.trim(), lead.word);
    else if (opensPoint(source, index)) splitter.expectMore();
  };

  for (const [index, line] of lines.entries()) {
    const words = text.slice(line.start, line.end);
    if (words.trim() === "") continue;
    splitter.inTable(line.table);
    const spans = taken.get(index);
    if (spans) {
      for (const span of spans) {
        if (span.fact) splitter.fixed(span.start, "fact", { by: "label", word: span.label });
        else splitter.body(span.start, span.end);
      }
      continue;
    }
    if (line.level === null && line.look === null && standsApart(source, index)) {
      splitter.leaveParts();
      splitter.body(line.start, line.end);
      continue;
    }
    // 困难诉求：… 帮扶措施：… — a form without numbers: each name begins a part, known or not.
    if (splitter.isAt(typed.label) && formName.test(words.trim()) && !leadOf(words)) {
      splitter.heading(line, typed.label, route(coreOf(words)), words.trim());
      continue;
    }
    const role = roleOf(line, words, { titled: titles.has(index), route });
    const name = words.slice(markOf(words)?.length ?? 0).trim();
    if (name === site && role.role !== "label") {
      const rank = role.role === "heading" ? role.rank : role.role === "bare" ? splitter.rankOf(role.look) : 0;
      splitter.site(line.start, rank, name);
    } else if (role.role === "title") splitter.fixed(line.start, "heading", { by: "title" });
    else if (role.role === "heading") {
      const lead = role.route.kind === "dimension" && typedRank(words) === null && leadOf(words);
      if (lead) body(line, words, index);
      else splitter.heading(line, role.rank, role.route, words.trim());
    } else if (role.role === "bare")
      splitter.heading(line, splitter.rankOf(role.look), role.route, words.trim(), role.look);
    else if (role.role === "label") {
      splitter.heading(line, role.rank, role.route, words.slice(0, role.length).trim());
      splitter.body(line.start + role.length, line.end);
    } else body(line, words, index);
  }
  return splitter.cuts;
}

/** Where a text too long for one entry is parted: after a sentence where there is one in reach, never inside a pair. */
function partings(text: string, from: number, to: number): number[] {
  const most = importLimits.entryCharacters;
  const places: number[] = [];
  for (let at = from; to - at > most;) {
    const reach = text.slice(at, at + most);
    const sentence = Math.max(reach.lastIndexOf("。"), reach.lastIndexOf("\n"), reach.lastIndexOf("；"));
    let next = at + (sentence > most / 2 ? sentence + 1 : most);
    if (/[\uDC00-\uDFFF]/.test(text[next] ?? "")) next -= 1;
    places.push(next);
    at = next;
  }
  return places;
}

function piecesOf(source: Source, cuts: readonly Cut[]): Piece[] {
  const { text } = source;
  if (text === "") return [];
  const whole =
    cuts.length > 0
      ? cuts
      : [{ start: 0, textStart: 0, destination: "waiting" as const, reason: { by: "noHeading" as const } }];
  return whole.flatMap((cut, index) => {
    const start = index === 0 ? 0 : cut.start;
    const end = whole[index + 1]?.start ?? text.length;
    const bounds = [start, ...partings(text, start, end), end];
    return bounds.slice(0, -1).map((from, part) => ({
      ...cut,
      start: from,
      end: bounds[part + 1] ?? end,
      textStart: part === 0 ? Math.min(cut.textStart, bounds[1] ?? end) : from,
    }));
  });
}

export function splitSource(source: Source, context: ImportContext, unread: Unread[] = []): SplitDocument {
  const seen: Source = { ...source, text: legible(source.text) };
  const found = findFacts(seen, context);
  return { source, pieces: piecesOf(source, cutsOf(seen, context, found)), facts: found.facts, unread };
}

/** The words of a piece as an entry would hold them. */
export function wordsOf(text: string, piece: Pick<Piece, "textStart" | "end">): string {
  return text.slice(piece.textStart, piece.end).trim();
}
