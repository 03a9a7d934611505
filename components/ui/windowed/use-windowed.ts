"use client";

import type { Geometry } from "@/components/ui/windowed/geometry";
import type { CellPlace } from "@/components/ui/windowed/key-steps";
import { useGridFocus } from "@/components/ui/windowed/use-grid-focus";
import { useKeptPlace } from "@/components/ui/windowed/use-kept-place";
import { useWindow } from "@/components/ui/windowed/use-window";

interface Windowed {
  geometry: Geometry;
  /** How many rows and columns there are. */
  size: CellPlace;
  /** How many of them are near the screen before it has been measured. */
  first: CellPlace;
  /** All is drawn, and not only what is near the screen. */
  whole: boolean;
  /** What the place is kept under until the reader comes back. */
  address: string;
}

export type WindowedState = ReturnType<typeof useWindowed>;

/** What is near the screen, what is drawn and which cell has the focus. */
export function useWindowed({ geometry, size, first, whole, address }: Windowed) {
  const near = useWindow({
    geometry,
    rows: size.row,
    columns: size.column,
    first: { rows: { from: 0, to: first.row }, columns: { from: 0, to: first.column } },
  });
  const drawn = whole
    ? { rows: { from: 0, to: size.row }, columns: { from: 0, to: size.column } }
    : { rows: near.rows, columns: near.columns };
  const focus = useGridFocus({ size, window: near, drawn });
  const keep = useKeptPlace(address, near.region);
  return { geometry, size, whole, near, drawn, focus, keep };
}
