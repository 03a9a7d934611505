import type { Geometry } from "@/components/ui/windowed/geometry";

/** The sizes of the matrix. */
export const matrixGeometry: Geometry = { row: 116, column: 184, above: 72, beside: 128 };
export const narrowGeometry: Geometry = { ...matrixGeometry, column: 160, beside: 92 };
/** Two sites side by side: long cells. */
export const pairGeometry: Geometry = { row: 176, column: 340, above: 72, beside: 150 };
export const narrowPairGeometry: Geometry = { ...pairGeometry, column: 200, beside: 92 };
