import { groupBy } from "@/lib/findings/group-by";
import { bare, likeness, pairsOf } from "@/lib/reports/returned/alike";
import { openingOf } from "@/lib/reports/returned/openings";
import { byParagraph, type Piece } from "@/lib/reports/returned/pieces";
import { byWords } from "@/lib/reports/returned/placing";
import type { Stream } from "@/lib/reports/returned/stream";
import type { Doubt, SentReport, UnitKind } from "@/lib/reports/returned/types";

/** Each sentence of a returned text with its unit: by its bookmark, by its words, or by what stands around it. Pure. */

export interface Placed extends Piece {
  /** A unit's name; "waiting" if it is none for certain; "other" for a signature or an annex as it was. */
  to: string;
  how: "bookmark" | "words" | "around" | null;
  doubt: Doubt | null;
}

export const waiting = "waiting";
export const other = "other";
const open = "";

const severalParagraphs = new Set<UnitKind>(["preface", "closing", "point", "sectionLead"]);
const sized = (text: string) => bare(text).length;

export function assign(sent: SentReport, stream: Stream, pieces: readonly Piece[]): Placed[] {
  const placed = pieces.map((piece): Placed => ({ ...piece, to: open, how: null, doubt: null }));
  const kinds = new Map(sent.units.map(({ name, kind }) => [name, kind]));
  const sizes = new Map(sent.units.map(({ name, printed }) => [name, sized(printed)]));
  markOthers();
  // The index of evidence is most of a long file, and is no unit's.
  const asked = placed.map((piece) => (piece.to === other ? { ...piece, text: "" } : piece));
  const words = byWords(sent, asked, stream.paragraphs);
  followBookmarks();
  followWords();
  dropRepetitions();
  moveBorrowed();
  followNeighbours();
  fillParagraphs();
  fillByPlace();
  for (const piece of placed) if (piece.to === open) piece.to = waiting;
  return placed;

  function put(piece: Placed, to: string, how: Placed["how"], doubt: Doubt | null = null) {
    Object.assign(piece, { to, how, doubt });
  }

  /** A signature or a line of the annex, each as often as it was there. */
  function markOthers() {
    const left = new Map<string, number>();
    const key = (text: string) => text.replace(/\s+/gu, "");
    const inParagraph = byParagraph(placed);
    for (const text of sent.others) left.set(key(text), (left.get(key(text)) ?? 0) + 1);
    stream.paragraphs.forEach((paragraph, index) => {
      const own = inParagraph(index);
      if (own.some(({ bookmark }) => bookmark !== null)) return;
      const text = key(stream.text.slice(paragraph.start, paragraph.end));
      const count = left.get(text) ?? 0;
      if (text !== "" && count === 0 && !paragraph.inTable) return;
      left.set(text, count - 1);
      // A changed cell of the annex is none of the report's texts.
      for (const piece of own) put(piece, text === "" || count > 0 ? other : waiting, null);
    });
  }

  /** How much of a unit's words stands outside of a bookmark of another unit. */
  function atHome(unit: string): number {
    let size = 0;
    placed.forEach((piece, index) => {
      const here = piece.bookmark === unit || (piece.bookmark === null && words[index]?.unit === unit);
      if (here && piece.to !== other) size += sized(piece.text);
    });
    return size;
  }

  function followBookmarks() {
    placed.forEach((piece, index) => {
      if (piece.to !== open || piece.bookmark === null || !kinds.has(piece.bookmark)) return;
      const said = words[index]?.unit ?? null;
      if (said === null || said === piece.bookmark) return put(piece, piece.bookmark, "bookmark");
      const whole = sizes.get(said) ?? 0;
      const together = placed.reduce(
        (sum, one, at) => sum + (one.bookmark === piece.bookmark && words[at]?.unit === said ? sized(one.text) : 0),
        0,
      );
      // Another unit as a whole was moved in here; else it is a sentence that this one has now.
      if (atHome(said) < 0.3 * whole && together >= 0.5 * whole) put(piece, said, "words");
      else put(piece, piece.bookmark, "bookmark", "borrowed");
    });
  }

  function followWords() {
    placed.forEach((piece, index) => {
      const said = words[index]?.unit;
      if (piece.to === open && said) put(piece, said, "words");
    });
  }

  /**
   * Words of a unit in a paragraph of their own, while the unit has them where it stands: they are new text like it.
   */
  function dropRepetitions() {
    const byUnit = groupBy(placed, ({ to }) => to);
    for (const { name } of sent.units) {
      const groups = groupBy(byUnit.get(name) ?? [], ({ paragraph }) => paragraph);
      if (groups.size < 2) continue;
      const said = (pieces: readonly Placed[]) => pairsOf(pieces.map(({ text }) => bare(text)).join(""));
      const own = [...groups.values()].toSorted((a, b) => weightOf(b) - weightOf(a));
      const known = new Set<string>();
      for (const group of own) {
        const pairs = said(group);
        const repeated = [...pairs].filter((pair) => known.has(pair)).length;
        const isOwn = group.some(({ how }) => how === "bookmark") || repeated < 0.5 * pairs.size;
        if (!isOwn) for (const piece of group) put(piece, open, null);
        for (const pair of isOwn ? pairs : []) known.add(pair);
      }
    }
  }

  /** Where a unit's bookmark is, it is at home; else where most of its words are. */
  function weightOf(group: readonly Placed[]): number {
    const size = group.reduce((sum, { text }) => sum + sized(text), 0);
    return group.some(({ how }) => how === "bookmark") ? 1_000_000 + size : size;
  }

  function before(index: number): string | null {
    return beside(index, -1);
  }
  function after(index: number): string | null {
    return beside(index, 1);
  }
  /** The unit of the next piece of the paragraph that has one. Waiting text in between ends the search. */
  function beside(index: number, step: 1 | -1): string | null {
    const from = placed[index];
    for (let at = index + step; at >= 0 && at < placed.length; at += step) {
      const piece = placed[at];
      if (!piece || piece.paragraph !== from?.paragraph) return null;
      if (piece.to === other && piece.text.trim() === "") continue;
      if (piece.to === open) continue;
      return piece.to === waiting || piece.to === other ? null : piece.to;
    }
    return null;
  }

  /** Sentences of one unit in the middle of another, while the rest of it is elsewhere: the other one has them now. */
  function moveBorrowed() {
    const totals = new Map<string, number>();
    for (const { to, text } of placed) totals.set(to, (totals.get(to) ?? 0) + sized(text));
    for (let from = 0; from < placed.length; from += 1) {
      const first = placed[from];
      if (!first || first.how !== "words") continue;
      let end = from + 1;
      while (placed[end]?.paragraph === first.paragraph && placed[end]?.to === first.to) end += 1;
      const run = placed.slice(from, end);
      const host = before(from);
      const follower = after(end - 1);
      const small = run.reduce((sum, { text }) => sum + sized(text), 0) < 0.5 * (totals.get(first.to) ?? 0);
      const inside = host !== null && host !== first.to && (follower === null || follower !== first.to);
      if (inside && small && openingOf(first.text.trim()) === "")
        for (const piece of run) put(piece, host, "around", "borrowed");
      from = end - 1;
    }
  }

  /** New sentences inside a paragraph. One that begins with an ordinal and goes on to no known point is a new point. */
  function followNeighbours() {
    for (let from = 0; from < placed.length; from += 1) {
      const first = placed[from];
      if (!first || first.to !== open) continue;
      let end = from + 1;
      while (placed[end]?.to === open && placed[end]?.paragraph === first.paragraph) end += 1;
      const run = placed.slice(from, end);
      const [host, follower] = [before(from), after(end - 1)];
      from = end - 1;
      if (host === null && follower === null) continue;
      const numbered = run.findIndex(({ text }) => openingOf(text.trim()) !== "");
      const next = placed[end];
      const goesOn = follower !== null && next !== undefined && openingOf(next.text.trim()) === "";
      const leadless = goesOn && host !== follower && lacksLead(follower, next);
      run.forEach((piece, at) => {
        const isNew = numbered >= 0 && at >= numbered;
        if (host !== null && host === follower) put(piece, host, "around");
        else if (isNew && goesOn) put(piece, follower, "around");
        else if (leadless && at === run.length - 1) put(piece, follower, "around", "place");
        else if (isNew) put(piece, waiting, null);
        else if (host !== null) put(piece, host, "around");
        else if (goesOn && follower !== null && numbered < 0) put(piece, follower, "around");
        else put(piece, waiting, null);
      });
    }
  }

  /** Whether a point goes on here without the lead that it had: then the sentence before may be its new lead. */
  function lacksLead(name: string, first: Placed): boolean {
    const unit = sent.units.find((one) => one.name === name);
    const lead =
      unit?.stretches
        .filter(({ role }) => role === "lead")
        .map(({ printed }) => printed)
        .join("") ?? "";
    return (
      lead !== "" &&
      likeness(lead, first.text) < 0.5 &&
      placed.every(({ to, text }) => to !== name || !text.includes(lead))
    );
  }

  /** By place: the unit of the next piece before or after it that has one. Waiting text in between ends the search. */
  function nextUnits(step: 1 | -1): (string | null)[] {
    const units: (string | null)[] = [];
    let known: string | null = null;
    for (let at = step > 0 ? placed.length - 1 : 0; at >= 0 && at < placed.length; at -= step) {
      const piece = placed[at];
      units[at] = known;
      if (!piece || piece.to === open || (piece.to === other && piece.text.trim() === "")) continue;
      known = piece.to === waiting || piece.to === other ? null : piece.to;
    }
    return units;
  }

  /** Whole paragraphs of new words. */
  function fillParagraphs() {
    const [hosts, followers] = [nextUnits(-1), nextUnits(1)];
    placed.forEach((piece, index) => {
      if (piece.to !== open) return;
      const [host, follower] = [hosts[index] ?? null, followers[index] ?? null];
      const kind = host === null ? undefined : kinds.get(host);
      const numbered = openingOf(piece.text.trim()) !== "";
      if (host !== null && host === follower && kind !== undefined && severalParagraphs.has(kind) && !numbered)
        put(piece, host, "around");
    });
  }

  /** A unit of which no word is left, and new words exactly where it stood. */
  function fillByPlace() {
    const spans = new Map<string, { first: number; last: number }>();
    placed.forEach(({ to }, index) => {
      if (to === open || to === waiting || to === other) return;
      const span = spans.get(to);
      spans.set(to, { first: span?.first ?? index, last: index });
    });
    sent.units.forEach((unit, place) => {
      if (spans.has(unit.name)) return;
      const [left, right] = [sent.units[place - 1], sent.units[place + 1]];
      const from = left ? spans.get(left.name)?.last : -1;
      const to = right ? spans.get(right.name)?.first : placed.length;
      if (from === undefined || to === undefined || from >= to) return;
      const between = placed.slice(from + 1, to).filter((piece) => piece.to !== other);
      const isNew = between.every((piece) => piece.to === open || (piece.to === waiting && piece.how === null));
      const paragraphs = new Set(between.map(({ paragraph }) => paragraph)).size;
      const fits = paragraphs === 1 || (paragraphs > 1 && severalParagraphs.has(unit.kind));
      // A point that was rewritten has its number still.
      const isPoint = unit.kind === "point" && openingOf(unit.printed) !== "";
      if (isPoint && openingOf(between[0]?.text.trim() ?? "") === "") return;
      const inTable = between.some(({ paragraph }) => stream.paragraphs[paragraph]?.inTable);
      if (isNew && fits && !inTable) for (const piece of between) put(piece, unit.name, "around", "place");
    });
  }
}
