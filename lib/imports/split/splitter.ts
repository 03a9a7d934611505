import { markOf } from "@/lib/imports/split/marks";
import type { Route } from "@/lib/imports/split/route";
import type { Destination, Line, Reason } from "@/lib/imports/types";
import { loneOrdinal, runIn } from "@/lib/point-runs";
import type { DimensionKey } from "@/lib/vocabulary";

/** Where a piece begins: it reaches to the next cut. */
export interface Cut {
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
  /** Set by a sentence that leads to its points (主要存在问题有：); a heading that says another dimension ends it. */
  lead?: boolean;
}

const top: Level = { rank: -1, look: null, destination: "waiting", reason: { by: "noHeading" } };

/** Sets the cuts, and knows under which headings it stands. */
export class Splitter {
  readonly cuts: Cut[] = [];
  private levels: Level[] = [top];
  /** A sub-heading just opened a piece: the first words below it belong to it. */
  private open = false;
  private table: { id: number; depth: number } | null = null;

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

  private leave(rank: number) {
    while (this.levels.length > 1 && this.here.rank >= rank) this.levels.pop();
  }

  isAt(rank: number): boolean {
    return this.here.rank === rank;
  }

  /** Whatever comes now belongs to none of the parts above. */
  leaveParts() {
    this.leave(0);
  }

  /** What a table says of its cells says nothing of the text after it. */
  inTable(id: number | undefined) {
    if (this.table?.id === id) return;
    if (this.table) {
      this.levels.length = Math.min(this.levels.length, this.table.depth);
      this.open = false;
    }
    this.table = id === undefined ? null : { id, depth: this.levels.length };
  }

  /** A heading: one that says a dimension is put aside as such, one that says a point begins the point. */
  heading(line: Pick<Line, "start" | "end">, rank: number, route: Route, heading: string, look: string | null = null) {
    this.leave(rank);
    const above = this.here;
    const free = above.reason.by !== "heading" || above.lead === true;
    // Below 存在问题, 经费不足 is a point and no new part; nor does 经费不足 below 工作现状 lead anywhere else.
    if (route.kind === "dimension" && (free || (route.sure && route.dimension !== above.destination))) {
      const reason: Reason = { by: "heading", heading, word: route.word };
      this.levels.push({ rank, look, destination: route.dimension, reason });
      this.fixed(line.start, "heading", reason);
    } else if (route.kind === "ambiguous" && (free || route.sure)) {
      this.levels.push({ rank, look, destination: "waiting", reason: { by: "ambiguous", heading } });
      this.fixed(line.start, "heading", this.here.reason);
    } else {
      const doubt: Pick<Level, "destination" | "reason"> =
        route.kind === "doubtful" && above.reason.by !== "heading"
          ? { destination: "waiting", reason: { by: "doubtful", heading, word: route.word } }
          : above;
      this.levels.push({ ...above, ...doubt, rank, look });
      const mark = markOf(this.text.slice(line.start, line.end));
      this.cut(line.start, line.start + (mark?.length ?? 0));
      this.open = true;
    }
  }

  /** 主要存在问题有：and below it the points. */
  lead(dimension: DimensionKey, words: string, word: string) {
    if (this.here.destination === dimension) return;
    const reason: Reason = { by: "heading", heading: words, word };
    this.levels.push({ rank: this.here.rank + 0.005, look: null, destination: dimension, reason, lead: true });
  }

  /** The name of the visit's own site as a heading: what it says is known, and no dimension reaches past it. */
  site(start: number, rank: number, name: string) {
    this.leave(rank);
    this.levels.push({ ...top, rank });
    this.fixed(start, "fact", { by: "label", word: name });
  }

  rankOf(look: string): number {
    const like = this.levels.find((level) => level.look === look);
    return like ? like.rank : Math.max(this.here.rank + 0.01, 1.5);
  }

  /**
   * A sentence that is numbered as the heading above it is: the part is over, and where the sentence goes is not said.
   */
  endsPart(rank: number) {
    if (this.here.rank === rank) this.leave(rank);
  }

  /** Points of a stretch of running text: one, or as many as its run makes. */
  body(start: number, end: number) {
    const words = this.text.slice(start, end);
    const mark = markOf(words);
    const run = runIn(words);
    const [first] = run;
    const lone = first ? null : loneOrdinal(words);
    const atStart = first !== undefined && words.slice(0, first.start).trim() === "";
    const joins = this.open && !mark && !lone && !atStart;
    const head = first ? words.slice(0, first.start) : words;
    if (head.trim() !== "" && !joins) {
      const at = start + (lone ? lone.end : (mark?.length ?? 0));
      if ((first && isLead(head)) || isLeadLine(words)) this.fixed(start, "heading", { by: "lead" });
      else this.cut(start, Math.min(at, end));
    }
    this.open = false;
    run.forEach((ordinal, index) => {
      const from = index === 0 && atStart ? start : start + ordinal.start;
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
