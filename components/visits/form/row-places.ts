import type { VisitFormValues } from "@/components/visits/form/form-values";
import type { FormDimension } from "@/lib/visits/types";
import type { DimensionKey } from "@/lib/vocabulary";

/** An entry in its block. */
export interface PlacedEntry {
  id: string;
  /** The entry above it that answers the same question. */
  above: string | undefined;
}

/** The rows of one block of the form, in their order. */
export interface BlockRows {
  entries: readonly PlacedEntry[];
  figureIds: readonly string[];
}

/** The rows of a dimension by question; "" holds those whose question is not on the screen, and those without one. */
export type DimensionRows = Readonly<Partial<Record<string, BlockRows>>>;
export type PlacedRows = Record<DimensionKey, DimensionRows>;

type Ordered = Pick<VisitFormValues, "entries" | "figures"> & {
  entryIds: readonly string[];
  figureIds: readonly string[];
};

export const noRows: BlockRows = { entries: [], figureIds: [] };

function sameBlock(a: BlockRows, b: BlockRows | undefined): boolean {
  if (b === undefined || a.entries.length !== b.entries.length || a.figureIds.length !== b.figureIds.length)
    return false;
  const sameEntry = ({ id, above }: PlacedEntry, at: number) =>
    id === b.entries[at]?.id && above === b.entries[at]?.above;
  return a.entries.every(sameEntry) && a.figureIds.every((id, at) => id === b.figureIds[at]);
}

/** `fresh`, with the objects of `before` wherever nothing has changed, so that nothing is rendered again there. */
function withKnown(fresh: Record<string, BlockRows>, before: DimensionRows): DimensionRows {
  const blocks = Object.entries(fresh).map(([key, rows]) => {
    const known = before[key];
    return [key, known && sameBlock(rows, known) ? known : rows] as const;
  });
  const same = blocks.length === Object.keys(before).length && blocks.every(([key, rows]) => rows === before[key]);
  return same ? before : Object.fromEntries(blocks);
}

/** Where each row of the form stands. One pass, since it is asked for at every Enter. */
export function placeRows(
  values: Ordered,
  dimensions: readonly FormDimension[],
  before: PlacedRows | null,
): PlacedRows {
  const asked = new Map(dimensions.flatMap(({ key, questions }) => questions.map(({ id }) => [id, key] as const)));
  const placed: Record<DimensionKey, Record<string, { entries: PlacedEntry[]; figureIds: string[] }>> = {
    status: {},
    example: {},
    problem: {},
    suggestion: {},
  };
  const block = (row: { dimension: DimensionKey; questionId: string | null }) => {
    const question = row.questionId !== null && asked.get(row.questionId) === row.dimension ? row.questionId : "";
    return (placed[row.dimension][question] ??= { entries: [], figureIds: [] });
  };
  const last = new Map<string, string>();
  for (const id of values.entryIds) {
    const row = values.entries[id];
    if (!row) continue;
    const place = `${row.dimension}/${row.questionId ?? ""}`;
    block(row).entries.push({ id, above: last.get(place) });
    last.set(place, id);
  }
  for (const id of values.figureIds) {
    const row = values.figures[id];
    if (row) block(row).figureIds.push(id);
  }
  return {
    status: withKnown(placed.status, before?.status ?? {}),
    example: withKnown(placed.example, before?.example ?? {}),
    problem: withKnown(placed.problem, before?.problem ?? {}),
    suggestion: withKnown(placed.suggestion, before?.suggestion ?? {}),
  };
}

/** How many rows a dimension has. */
export const rowsIn = (rows: DimensionRows): number =>
  Object.values(rows).reduce((sum, block) => sum + (block ? block.entries.length + block.figureIds.length : 0), 0);
