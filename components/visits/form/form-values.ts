import type { DraftAudience, DraftEntry, DraftFigure, DraftVisit } from "@/lib/visits/draft";

type Row<T> = Omit<T, "id">;

/**
 * The typed visit as react-hook-form stores it: each row under its id, with the order beside it. So a box keeps its
 * name when rows above it are added, removed or moved, and a half-typed word never lands in another box. Deleting a row
 * only removes it from the order; undo puts it back.
 */
export interface VisitFormValues extends Omit<DraftVisit, "audiences" | "entries" | "figures"> {
  audienceIds: string[];
  audiences: Record<string, Row<DraftAudience>>;
  entryIds: string[];
  entries: Record<string, Row<DraftEntry>>;
  figureIds: string[];
  figures: Record<string, Row<DraftFigure>>;
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

export function valuesOf({ audiences, entries, figures, ...rest }: DraftVisit): VisitFormValues {
  return {
    ...rest,
    audienceIds: audiences.map(({ id }) => id),
    audiences: byId(audiences),
    entryIds: entries.map(({ id }) => id),
    entries: byId(entries),
    figureIds: figures.map(({ id }) => id),
    figures: byId(figures),
  };
}

/** The typed visit to look at: its lists are the form's own and change with the next press. */
export function typedIn(values: VisitFormValues): DraftVisit {
  const { audienceIds, audiences, entryIds, entries, figureIds, figures, ...rest } = values;
  return {
    ...rest,
    audiences: inOrder<DraftAudience>(audienceIds, audiences),
    entries: inOrder<DraftEntry>(entryIds, entries),
    figures: inOrder<DraftFigure>(figureIds, figures),
  };
}

/** The typed visit to keep. Its rows are new objects of plain texts, so the lists are all there is to copy. */
export function typedFrom(values: VisitFormValues): DraftVisit {
  const { memberIds, marks, ...typed } = typedIn(values);
  return { ...typed, memberIds: [...memberIds], marks: { ...marks } };
}
