/**
 * The sizes of a windowed table in pixels. Equal rows and columns, so that where a cell stands is known before it is
 * drawn.
 */
export interface Geometry {
  row: number;
  column: number;
  /** The heads: their height above, their width beside. */
  above: number;
  beside: number;
}
