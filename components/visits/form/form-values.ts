import type { TypedAudience, TypedEntry, TypedFigure, TypedVisit } from "@/lib/visits/typed";

type Row<T> = Omit<T, "id">;

/**
 * The typed visit as react-hook-form holds it: each row under its id, the order beside it. So a box keeps its name when
 * rows above it come, go or move, and nobody's half-typed word ever lands in another box. A deleted row only leaves the
 * order; undo puts it back.
 */
export interface VisitFormValues extends Omit<TypedVisit, "audiences" | "entries" | "figures"> {
  audienceIds: string[];
  audiences: Record<string, Row<TypedAudience>>;
  entryIds: string[];
  entries: Record<string, Row<TypedEntry>>;
  figureIds: string[];
  figures: Record<string, Row<TypedFigure>>;
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

export function valuesOf({ audiences, entries, figures, ...rest }: TypedVisit): VisitFormValues {
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

export function typedFrom(values: VisitFormValues): TypedVisit {
  const { audienceIds, audiences, entryIds, entries, figureIds, figures, ...rest } = values;
  return structuredClone({
    ...rest,
    audiences: inOrder<TypedAudience>(audienceIds, audiences),
    entries: inOrder<TypedEntry>(entryIds, entries),
    figures: inOrder<TypedFigure>(figureIds, figures),
  });
}
