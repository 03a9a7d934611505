import type { TypedAudience, TypedEntry, TypedReading, TypedVisit } from "@/lib/visits/typed";

type Row<T> = Omit<T, "id">;

/**
 * The typed visit as react-hook-form holds it: each row under its id, the order beside it. So a box keeps its name when
 * rows above it come, go or move, and nobody's half-typed word ever lands in another box. A deleted row only leaves the
 * order; undo puts it back.
 */
export interface VisitFormValues extends Omit<TypedVisit, "audiences" | "entries" | "readings"> {
  audienceIds: string[];
  audiences: Record<string, Row<TypedAudience>>;
  entryIds: string[];
  entries: Record<string, Row<TypedEntry>>;
  readingIds: string[];
  readings: Record<string, Row<TypedReading>>;
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

export function valuesOf({ audiences, entries, readings, ...rest }: TypedVisit): VisitFormValues {
  return {
    ...rest,
    audienceIds: audiences.map(({ id }) => id),
    audiences: byId(audiences),
    entryIds: entries.map(({ id }) => id),
    entries: byId(entries),
    readingIds: readings.map(({ id }) => id),
    readings: byId(readings),
  };
}

export function typedFrom(values: VisitFormValues): TypedVisit {
  const { audienceIds, audiences, entryIds, entries, readingIds, readings, ...rest } = values;
  return structuredClone({
    ...rest,
    audiences: inOrder<TypedAudience>(audienceIds, audiences),
    entries: inOrder<TypedEntry>(entryIds, entries),
    readings: inOrder<TypedReading>(readingIds, readings),
  });
}
