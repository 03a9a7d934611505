import type { MatrixCell } from "@/lib/findings/matrix/read-matrix";

/** The cells that have come, by row and column. A row's map is a new one only if the row changed. Pure. */
export type CellRow = ReadonlyMap<string, MatrixCell | null>;
export type CellStore = ReadonlyMap<string, CellRow>;

interface Came {
  rowIds: readonly string[];
  columnIds: readonly string[];
  cells: readonly MatrixCell[];
  /** Rows are columns' themes, and the columns sites: two sites side by side. */
  turned: boolean;
}

/** The store with what was asked for: a cell that has nothing is null. */
export function withCells(store: CellStore, { rowIds, columnIds, cells, turned }: Came): CellStore {
  const at = new Map(cells.map((cell) => [`${cell.siteId} ${cell.columnId}`, cell]));
  const next = new Map(store);
  for (const rowId of rowIds) {
    const row = new Map(store.get(rowId));
    for (const columnId of columnIds)
      row.set(columnId, at.get(turned ? `${columnId} ${rowId}` : `${rowId} ${columnId}`) ?? null);
    next.set(rowId, row);
  }
  return next;
}

/** Which of these rows and columns have a cell that has not come; null if none. */
export function missing(
  store: CellStore,
  rowIds: readonly string[],
  columnIds: readonly string[],
): { rowIds: string[]; columnIds: string[] } | null {
  const rows = new Set<string>();
  const columns = new Set<string>();
  for (const rowId of rowIds)
    for (const columnId of columnIds)
      if (!store.get(rowId)?.has(columnId)) {
        rows.add(rowId);
        columns.add(columnId);
      }
  return rows.size > 0 ? { rowIds: [...rows], columnIds: [...columns] } : null;
}
