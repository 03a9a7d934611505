/** The sizes of the matrix in pixels. Equal rows and columns, so that where a cell stands is known before it is drawn. */
export interface Geometry {
  row: number;
  column: number;
  /** The heads: their height above, their width beside. */
  above: number;
  beside: number;
}

export const matrixGeometry: Geometry = { row: 116, column: 184, above: 72, beside: 128 };
export const narrowGeometry: Geometry = { ...matrixGeometry, column: 160, beside: 92 };
/** Two sites side by side: long cells. */
export const pairGeometry: Geometry = { row: 176, column: 340, above: 72, beside: 150 };
export const narrowPairGeometry: Geometry = { ...pairGeometry, column: 200, beside: 92 };
