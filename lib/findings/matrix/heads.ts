import type { ColumnOrder, MatrixChoices, RowOrder } from "@/lib/findings/matrix/choices";
import { orderTree } from "@/lib/findings/theme-tree";
import { siteKinds, type DimensionKey, type SiteKind } from "@/lib/vocabulary";

/** The heads of the matrix and their order. Pure. */

/** A site that was heard. */
export interface MatrixRow {
  id: string;
  name: string;
  kind: SiteKind;
  county: string;
  /** Its entries that count, in the dimension of the filter if it has one … */
  entries: number;
  /** … and those of them without a theme, which stand in no column of themes. */
  uncoded: number;
}

/** A theme with all below it, or a whole dimension. */
export interface MatrixColumn {
  /** Of the theme; of a dimension its key. */
  id: string;
  dimension: DimensionKey;
  /** Of the theme; null for a dimension, whose name is in the catalogue. */
  name: string | null;
  /** The name of the theme above it. */
  above: string | null;
  /** How many sites speak of it, in how many entries. */
  sites: number;
  entries: number;
}

export interface ThemeNode extends MatrixColumn {
  name: string;
  parentId: string | null;
  position: number;
}

const byName = (a: { name: string | null }, b: { name: string | null }) =>
  (a.name ?? "").localeCompare(b.name ?? "", "zh-CN");

const rowOrder: Record<RowOrder, ((a: MatrixRow, b: MatrixRow) => number) | null> = {
  list: null,
  name: byName,
  count: (a, b) => b.entries - a.entries,
  place: (a, b) =>
    a.county.localeCompare(b.county, "zh-CN") || siteKinds.indexOf(a.kind) - siteKinds.indexOf(b.kind) || byName(a, b),
};

const columnOrder: Record<ColumnOrder, ((a: MatrixColumn, b: MatrixColumn) => number) | null> = {
  tree: null,
  count: (a, b) => b.sites - a.sites || b.entries - a.entries,
  name: byName,
};

const sorted = <Item>(items: readonly Item[], order: ((a: Item, b: Item) => number) | null): Item[] =>
  order ? [...items].sort(order) : [...items];

/**
 * The rows in their order. A row is empty if none of its entries stands in a column: of `byTheme`, those without a
 * theme do not.
 */
export function arrangeRows(rows: readonly MatrixRow[], choices: MatrixChoices, byTheme: boolean): MatrixRow[] {
  const shown = choices.hideEmpty ? rows.filter((row) => row.entries - (byTheme ? row.uncoded : 0) > 0) : rows;
  return sorted(shown, rowOrder[choices.rows]);
}

export function arrangeColumns<Column extends MatrixColumn>(
  columns: readonly Column[],
  choices: MatrixChoices,
): Column[] {
  const shown = choices.hideEmpty ? columns.filter(({ entries }) => entries > 0) : columns;
  return sorted(shown, columnOrder[choices.columns]);
}

/** The themes as columns, in the order of the tree. */
export function columnsOfThemes(themes: readonly ThemeNode[]): MatrixColumn[] {
  const nameOf = new Map(themes.map(({ id, name }) => [id, name]));
  return orderTree(themes).map(({ parentId, position: _position, ...column }) => ({
    ...column,
    above: nameOf.get(parentId ?? "") ?? null,
  }));
}
