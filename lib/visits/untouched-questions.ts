import { countsOf, type Counts } from "@/lib/visits/counts";
import { writtenRows, type DraftVisit } from "@/lib/visits/draft";
import type { DimensionKey } from "@/lib/vocabulary";

/** Which questions of the outline have no notes yet, and which of them comes next. Pure. */

export interface AskedQuestion {
  id: string;
  dimension: DimensionKey;
}

/** What is written under each question. A question without anything is absent. */
export function countsByQuestion(typed: Pick<DraftVisit, "entries" | "figures">): Record<string, Counts> {
  const { entries, figures } = writtenRows({ ...typed, audiences: [] });
  const asked = new Set([...entries, ...figures].flatMap(({ questionId }) => questionId ?? []));
  const under = (id: string) =>
    countsOf({
      entries: entries.filter(({ questionId }) => questionId === id),
      figures: figures.filter(({ questionId }) => questionId === id),
    });
  return Object.fromEntries([...asked].map((id) => [id, under(id)]));
}

/** Those without notes, except in a dimension that was marked as a whole: there it was asked. */
export function untouchedQuestions(
  questions: readonly AskedQuestion[],
  counts: Record<string, Counts>,
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
