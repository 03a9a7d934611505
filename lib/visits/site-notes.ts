import type { DimensionKey, EntryForm, VisitMethod, VisitState } from "@/lib/vocabulary";

/** What was heard at a site before, as it is useful during a visit, and which of it is shown beside the open visit. */

export interface SaidEntry {
  id: string;
  dimension: DimensionKey;
  questionId: string | null;
  text: string;
  form: EntryForm;
}

export interface SaidFigure {
  id: string;
  dimension: DimensionKey;
  questionId: string | null;
  indicator: string;
  /** Decimal, as text. */
  value: string;
  unit: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD */
  asOf: string;
  definition: string;
}

export interface EarlierVisit {
  id: string;
  /** YYYY-MM-DD */
  visitedOn: string;
  method: VisitMethod;
  state: VisitState;
  place: string;
  /** Categories of those who were heard, without their numbers. */
  audiences: string[];
  /** The site's name at that time, if it is another now (沿革). */
  visitedAs: string | null;
  entries: SaidEntry[];
  figures: SaidFigure[];
}

export interface EarlierProblem {
  /** The entry's. */
  id: string;
  visitId: string;
  visitedOn: string;
  questionId: string | null;
  text: string;
}

/**
 * The notes of one present-day site, including visits to sites that became part of it. Voided visits are never
 * included.
 */
export interface SiteNotes {
  siteId: string;
  /** The site and all that were merged into it. */
  siteIds: string[];
  /** The newest first. A second one only if the first may still be edited, because it may be the open visit. */
  visits: EarlierVisit[];
  /** Newest first, with enough of them that the open visit can be excluded. */
  problems: EarlierProblem[];
}

/** What is shown beside one visit. */
export interface NotesAtHand {
  lastVisit: EarlierVisit | null;
  problems: EarlierProblem[];
}

/** Nobody reads more during a visit. */
export const mostProblems = 30;

type AtHand = { visitId: string; visitedOn: string };

/** Never what the open visit itself says, and never what was said after its day. */
export function notesAtHand(notes: SiteNotes, { visitId, visitedOn }: AtHand): NotesAtHand {
  const earlier = (each: { visitedOn: string }) => visitedOn === "" || each.visitedOn <= visitedOn;
  return {
    lastVisit: notes.visits.find((visit) => visit.id !== visitId && earlier(visit)) ?? null,
    problems: notes.problems
      .filter((problem) => problem.visitId !== visitId && earlier(problem))
      .slice(0, mostProblems),
  };
}

type Block = { dimension: DimensionKey; questionId: string | null };

/**
 * What was said last time under one question. Without a question: what answered no question that is on the screen
 * (`asked`), because the outline may have changed since then.
 */
export function saidUnder(visit: Pick<EarlierVisit, "entries" | "figures">, block: Block, asked: ReadonlySet<string>) {
  const belongs = (said: Block) => {
    if (said.dimension !== block.dimension) return false;
    if (block.questionId === null) return said.questionId === null || !asked.has(said.questionId);
    return said.questionId === block.questionId;
  };
  return { entries: visit.entries.filter(belongs), figures: visit.figures.filter(belongs) };
}

const longestQuote = 120;

/** A text as it is quoted within a sentence: in one line, without its full stop, not too long. */
export function quoted(text: string): string {
  const line = text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[。．.；;，,、]+$/u, "");
  const characters = [...line];
  return characters.length <= longestQuote ? line : `${characters.slice(0, longestQuote).join("")}…`;
}

const charactersOf = ({ visits, problems }: SiteNotes) =>
  [...visits.flatMap((visit) => visit.entries), ...problems].reduce((sum, { text }) => sum + text.length, 0);

/**
 * Says of one site's notes after another whether they are within the first `most` characters. The sites visited last
 * come first: a device is not an archive.
 */
export function withinRoom(most: number): (notes: SiteNotes) => boolean {
  let room = most;
  return (notes) => {
    room -= charactersOf(notes);
    return room >= 0;
  };
}

export function notesOf(all: readonly SiteNotes[], siteId: string): SiteNotes | null {
  return all.find(({ siteIds }) => siteIds.includes(siteId)) ?? null;
}
