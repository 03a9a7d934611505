import { findFacts, type LineFacts } from "@/lib/imports/split/facts";
import { roleOf } from "@/lib/imports/split/headings";
import { importLimits } from "@/lib/imports/limits";
import { markOf, ordinalsIn, runIn } from "@/lib/imports/split/marks";
import { makeRouter, type Route } from "@/lib/imports/split/route";
import type {
  Facts,
  ImportContext,
  Line,
  Piece,
  Destination,
  Reason,
  Source,
  SplitDocument,
} from "@/lib/imports/types";

/**
 * Takes a source apart. Pieces are made by setting cuts: each piece reaches from its cut to the next, so that every
 * character lies in exactly one of them, whatever the rules make of the text.
 */
interface Cut {
  start: number;
  textStart: number;
  destination: Destination;
  reason: Reason;
}

interface Level {
  rank: number;
  look: string | null;
  destination: Destination;
  reason: Reason;
}

const top: Level = { rank: -1, look: null, destination: "waiting", reason: { by: "noHeading" } };

class Splitter {
  readonly cuts: Cut[] = [];
  private levels: Level[] = [top];
  /** A sub-heading just opened a piece: the first words below it belong to it. */
  private open = false;

  constructor(private readonly text: string) {}

  private get here(): Level {
    return this.levels.at(-1) ?? top;
  }

  private cut(
    start: number,
    textStart = start,
    { destination, reason }: { destination: Destination; reason: Reason } = this.here,
  ) {
    this.open = false;
    this.cuts.push({ start, textStart, destination, reason });
  }

  fixed(start: number, destination: Destination, reason: Reason) {
    this.cut(start, start, { destination, reason });
  }

  /** A heading: one that says a dimension is put aside as such, one that says a point begins the point. */
  heading(line: Pick<Line, "start" | "end">, rank: number, route: Route, heading: string, look: string | null = null) {
    while (this.levels.length > 1 && this.here.rank >= rank) this.levels.pop();
    const above = this.here;
    // Below 存在问题, 经费不足 is a point and no new part; nor does 经费不足 below 工作现状 lead anywhere else.
    const routed =
      route.kind === "dimension" &&
      (above.reason.by !== "heading" || (route.sure && route.dimension !== above.destination));
    if (routed) {
      this.levels.push({
        rank,
        look,
        destination: route.dimension,
        reason: { by: "heading", heading, word: route.word },
      });
      this.fixed(line.start, "heading", this.here.reason);
    } else if (route.kind === "ambiguous" && above.reason.by !== "heading") {
      this.levels.push({ rank, look, destination: "waiting", reason: { by: "ambiguous", heading } });
      this.fixed(line.start, "heading", this.here.reason);
    } else {
      this.levels.push({ ...above, rank, look });
      const mark = markOf(this.text.slice(line.start, line.end));
      this.cut(line.start, line.start + (mark?.length ?? 0));
      this.open = true;
    }
  }

  /** The name of the visit's own site as a heading: what it says is known, and no dimension reaches past it. */
  site(start: number, rank: number, name: string) {
    while (this.levels.length > 1 && this.here.rank >= rank) this.levels.pop();
    this.levels.push({ ...top, rank });
    this.fixed(start, "fact", { by: "label", word: name });
  }

  rankOf(look: string): number {
    const like = this.levels.find((level) => level.look === look);
    return like ? like.rank : Math.max(this.here.rank + 0.01, 1.5);
  }

  /** Points of a stretch of running text: one, or as many as its 一是…二是… make. */
  body(start: number, end: number) {
    const words = this.text.slice(start, end);
    const mark = markOf(words);
    const run = runIn(words);
    const [first] = run;
    const lone = first ? null : ordinalsIn(words).find(({ start: at }) => words.slice(0, at).trim() === "");
    const joins = this.open && !mark && !lone && first?.start !== 0;
    const head = first ? words.slice(0, first.start) : words;
    if (head.trim() !== "" && !joins) {
      const at = start + (lone ? lone.end : (mark?.length ?? 0));
      if ((first && isLead(head)) || isLeadLine(words)) this.fixed(start, "heading", { by: "lead" });
      else this.cut(start, Math.min(at, end));
    }
    this.open = false;
    run.forEach((ordinal, index) => {
      const from = index === 0 && head.trim() === "" ? start : start + ordinal.start;
      this.cut(from, Math.min(start + ordinal.end, end));
    });
  }

  expectMore() {
    this.open = true;
  }
}

/** A line of its own that only leads to the next ones. */
function isLeadLine(words: string): boolean {
  return words.length <= 40 && /(?:以下|如下|方面|几点|几条)[^，,。]{0,6}[：:]$/.test(words.trim());
}

/** 主要有以下三个方面： says nothing by itself. */
function isLead(head: string): boolean {
  const words = head.trim();
  return words.length <= 40 && (/[：:]$/.test(words) || /(?:如下|以下|方面|几点|几个问题)[。，,]?$/.test(words));
}

/** 1.老石桥议事法, and below it what it is: one point. */
function opensPoint({ text, lines }: Source, index: number): boolean {
  const [line, next] = [lines[index], lines[index + 1]];
  if (!line || !next) return false;
  const [words, below] = [text.slice(line.start, line.end).trim(), text.slice(next.start, next.end).trim()];
  const named = markOf(words) !== null && words.length <= 30 && !/[。；;！？!?，,：:]$/.test(words);
  return named && below.length > words.length && markOf(below) === null && next.level === null && next.look === null;
}

/** Leads the reader through the lines; what facts have taken is passed over. */
function cutsOf(source: Source, context: ImportContext, { facts, taken }: { facts: Facts; taken: LineFacts }): Cut[] {
  const site = context.sites.find(({ id }) => id === facts.siteId?.value)?.name;
  const { text, lines } = source;
  const route = makeRouter(context.rules);
  const splitter = new Splitter(text);
  let before = 0;
  for (const [index, line] of lines.entries()) {
    const words = text.slice(line.start, line.end);
    const spans = taken.get(index);
    if (spans) {
      for (const span of spans) {
        if (span.fact) splitter.fixed(span.start, "fact", { by: "label", word: span.label });
        else splitter.body(span.start, span.end);
      }
      before += 1;
      continue;
    }
    const role = roleOf(line, words, { before, route });
    if (role.role === "blank") continue;
    before += 1;
    const name = words.slice(markOf(words)?.length ?? 0).trim();
    if (name === site && role.role !== "label") {
      const rank = role.role === "heading" ? role.rank : role.role === "bare" ? splitter.rankOf(role.look) : 0;
      splitter.site(line.start, rank, name);
    } else if (role.role === "title") splitter.fixed(line.start, "heading", { by: "title" });
    else if (role.role === "heading") splitter.heading(line, role.rank, role.route, words.trim());
    else if (role.role === "bare")
      splitter.heading(line, splitter.rankOf(role.look), role.route, words.trim(), role.look);
    else if (role.role === "label") {
      splitter.heading(line, role.rank, role.route, words.slice(0, role.length).trim());
      splitter.body(line.start + role.length, line.end);
    } else {
      splitter.body(line.start, line.end);
      if (opensPoint(source, index)) splitter.expectMore();
    }
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

export function splitSource(source: Source, context: ImportContext): SplitDocument {
  const found = findFacts(source, context);
  return { source, pieces: piecesOf(source, cutsOf(source, context, found)), facts: found.facts };
}

/** The words of a piece as an entry would hold them. */
export function wordsOf(text: string, piece: Pick<Piece, "textStart" | "end">): string {
  return text.slice(piece.textStart, piece.end).trim();
}
