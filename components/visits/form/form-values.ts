import type { DraftAnswer, DraftAudience, DraftEntry, DraftFigure, DraftVisit } from "@/lib/visits/draft";

type Row<T> = Omit<T, "id">;

/**
 * The typed visit as react-hook-form stores it: each row under its id, with the order beside it. So a box keeps its
 * name when rows above it are added, removed or moved, and a half-typed word never lands in another box. Deleting a row
 * only removes it from the order; undo puts it back.
 */
export interface VisitFormValues extends Omit<DraftVisit, "audiences" | "entries" | "figures" | "answers"> {
  audienceIds: string[];
  audiences: Record<string, Row<DraftAudience>>;
  entryIds: string[];
  entries: Record<string, Row<DraftEntry>>;
  figureIds: string[];
  figures: Record<string, Row<DraftFigure>>;
  /** By the follow-ups that they answer. */
  answerIds: string[];
  answers: Record<string, Row<DraftAnswer>>;
}

function byId<T extends { id: string }>(rows: readonly T[]): Record<string, Row<T>> {
  return Object.fromEntries(rows.map(({ id, ...row }) => [id, row]));
}

function inOrder<T extends { id: string }>(ids: readonly string[], rows: Record<string, Row<T>>): T[] {
  return ids.flatMap((id) => {
    const row = rows[id];
    return row ? [{ id, ...row } as T] : []; // the row without its id, and the id
  });
}

export function valuesOf({ audiences, entries, figures, answers, ...rest }: DraftVisit): VisitFormValues {
  return {
    ...rest,
    audienceIds: audiences.map(({ id }) => id),
    audiences: byId(audiences),
    entryIds: entries.map(({ id }) => id),
    entries: byId(entries),
    figureIds: figures.map(({ id }) => id),
    figures: byId(figures),
    answerIds: answers.map(({ id }) => id),
    answers: byId(answers),
  };
}

/** The typed visit to look at: its lists are the form's own and change with the next press. */
export function typedIn(values: VisitFormValues): DraftVisit {
  const { audienceIds, audiences, entryIds, entries, figureIds, figures, answerIds, answers, ...rest } = values;
  return {
    ...rest,
    audiences: inOrder<DraftAudience>(audienceIds, audiences),
    entries: inOrder<DraftEntry>(entryIds, entries),
    figures: inOrder<DraftFigure>(figureIds, figures),
    answers: inOrder<DraftAnswer>(answerIds, answers),
  };
}

function sameFields(a: object, b: object): boolean {
  const [own, other] = [Object.entries(a), new Map(Object.entries(b))];
  return own.length === other.size && own.every(([field, value]) => value === other.get(field));
}

function withKnown<T extends { id: string }>(fresh: readonly T[], before: readonly T[]): T[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return fresh.map((row) => {
    const old = known.get(row.id);
    return old && sameFields(old, row) ? old : row;
  });
}

/**
 * The typed visit to keep. Its rows are new objects, so the lists in it are all there is to copy. An entry that is the
 * same as in `before` is that object: what was found out about it still holds.
 */
export function typedFrom(values: VisitFormValues, before?: DraftVisit | null): DraftVisit {
  const { memberIds, marks, answers, entries, ...typed } = typedIn(values);
  return {
    ...typed,
    entries: before ? withKnown(entries, before.entries) : entries,
    memberIds: [...memberIds],
    marks: { ...marks },
    answers: answers.map((answer) => ({ ...answer, entryIds: [...answer.entryIds] })),
  };
}
