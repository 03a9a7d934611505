import type { EarlierVisit, SaidEntry, SaidFigure } from "@/lib/visits/site-notes";
import type { DraftEntry, DraftFigure, DraftVisit } from "@/lib/visits/draft";
import type { DimensionKey } from "@/lib/vocabulary";

/**
 * What is copied from an earlier visit, as the rows of a new one. Pure. Nothing is copied unless a person asks for it.
 */

/** The place of a row in the outline. */
export type EntryPlace = { dimension: DimensionKey; questionId: string | null };

/**
 * Last time's words are the recorder's own summary in today's entry, not a quotation, because nobody has said them
 * today.
 */
export function entryTaken(text: string, { dimension, questionId }: EntryPlace): Omit<DraftEntry, "id"> {
  return { dimension, questionId, text, form: "summary", speakerCategory: "" };
}

/** What is counted and how is copied. How much, as of when and by whom is asked again. */
export function figureTaken(
  said: Pick<SaidFigure, "indicator" | "unit" | "definition">,
  { dimension, questionId }: EntryPlace,
): Omit<DraftFigure, "id"> {
  const { indicator, unit, definition } = said;
  return { dimension, questionId, indicator, unit, definition, value: "", asOf: "", source: "" };
}

/** Last time's figure that a row asks for again: by its name, and by its unit if the row has one. */
export function figureOf(
  visit: Pick<EarlierVisit, "figures"> | null,
  row: Pick<DraftFigure, "indicator" | "unit">,
): SaidFigure | null {
  const [indicator, unit] = [row.indicator.trim(), row.unit.trim()];
  if (!visit || indicator === "") return null;
  return visit.figures.find((said) => said.indicator === indicator && (unit === "" || said.unit === unit)) ?? null;
}

export interface BasicsTaken {
  method?: string;
  place?: string;
  /** Categories only: how many came is counted again. */
  audiences?: string[];
}

/** Method, place and people heard that last time had and this visit still lacks. Null if there is nothing to copy. */
export function basicsTaken(
  visit: Pick<EarlierVisit, "method" | "place" | "audiences"> | null,
  typed: Pick<DraftVisit, "method" | "place" | "audiences">,
): BasicsTaken | null {
  if (!visit) return null;
  const heard = typed.audiences.some(({ category, headCount }) => category.trim() !== "" || headCount.trim() !== "");
  const basics: BasicsTaken = {
    ...(!typed.method && { method: visit.method }),
    ...(!typed.place.trim() && visit.place && { place: visit.place }),
    ...(!heard && visit.audiences.length > 0 && { audiences: visit.audiences }),
  };
  return Object.keys(basics).length > 0 ? basics : null;
}

/** Where an earlier problem is noted again: under its question, if that is still asked. */
export function placeAgain(problem: Pick<SaidEntry, "questionId">, asked: ReadonlySet<string>): EntryPlace {
  const { questionId } = problem;
  return { dimension: "problem", questionId: questionId !== null && asked.has(questionId) ? questionId : null };
}
