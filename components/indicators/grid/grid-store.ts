import { unpackCell, type GridCell, type PackedCells } from "@/lib/indicators/grid/packed";

/** The cells that have come, by indicator and site. Pure. */
export type GridStore = ReadonlyMap<string, ReadonlyMap<string, GridCell | null>>;

export interface CameColumns extends PackedCells {
  columnIds: readonly string[];
  siteIds: readonly string[];
}

/** The store with these columns. One that was asked for and has no figure is empty. */
export function withColumns(store: GridStore, came: CameColumns, asked: readonly string[] = came.columnIds): GridStore {
  const next = new Map(store);
  for (const id of asked) {
    const at = came.columnIds.indexOf(id);
    next.set(id, new Map(came.siteIds.map((siteId, row) => [siteId, unpackCell(came.rows[row]?.[at], came.words)])));
  }
  return next;
}
