import type { DraftVisit } from "@/lib/visits/draft";
import type { DimensionKey } from "@/lib/vocabulary";

/** Which questions of the outline have no notes yet, and which of them comes next. Pure. */

export interface AskedQuestion {
  id: string;
  dimension: DimensionKey;
}

/** How many filled entries and figures are under each question. */
export function countsByQuestion(typed: Pick<DraftVisit, "entries" | "figures">): Record<string, number> {
  const counts: Record<string, number> = {};
  const written = [
    ...typed.entries.filter(({ text }) => text.trim() !== ""),
    ...typed.figures.filter(({ indicator, value }) => indicator.trim() !== "" || value.trim() !== ""),
  ];
  for (const { questionId } of written) if (questionId !== null) counts[questionId] = (counts[questionId] ?? 0) + 1;
  return counts;
}

/** Those without notes, except in a dimension that was marked as a whole: there it was asked. */
export function untouchedQuestions(
  questions: readonly AskedQuestion[],
  counts: Record<string, number>,
  marks: DraftVisit["marks"],
): AskedQuestion[] {
  return questions.filter(({ id, dimension }) => !counts[id] && !marks[dimension]);
}

/**
 * The next untouched question after the current one, from the start again after the last. Undefined if none is left.
 */
export function nextUntouched(
  questions: readonly AskedQuestion[],
  untouched: readonly AskedQuestion[],
  after: string | null,
): AskedQuestion | undefined {
  const here = questions.findIndex(({ id }) => id === after);
  const open = new Set(untouched.map(({ id }) => id));
  return [...questions.slice(here + 1), ...questions.slice(0, Math.max(here, 0))].find(({ id }) => open.has(id));
}
