/** Where a key leads in a table of cells. Pure. */
export interface CellPlace {
  row: number;
  column: number;
}

interface Pressed {
  key: string;
  ctrl: boolean;
}

/** How many rows fit on the screen is `page`. Null: the key is none of the table's. */
export function stepOf({ key, ctrl }: Pressed, at: CellPlace, size: CellPlace, page: number): CellPlace | null {
  const moved = to(key, ctrl, at, size, page);
  if (!moved) return null;
  // The heads are one before the first row and column.
  const within = (place: number, count: number) => Math.max(-1, Math.min(count - 1, place));
  return { row: within(moved.row, size.row), column: within(moved.column, size.column) };
}

function to(key: string, ctrl: boolean, at: CellPlace, size: CellPlace, page: number): CellPlace | null {
  switch (key) {
    case "ArrowUp":
      return { ...at, row: at.row - 1 };
    case "ArrowDown":
      return { ...at, row: at.row + 1 };
    case "ArrowLeft":
      return { ...at, column: at.column - 1 };
    case "ArrowRight":
      return { ...at, column: at.column + 1 };
    case "PageUp":
      return { ...at, row: at.row - page };
    case "PageDown":
      return { ...at, row: at.row + page };
    case "Home":
      return { row: ctrl ? 0 : at.row, column: 0 };
    case "End":
      return { row: ctrl ? size.row - 1 : at.row, column: size.column - 1 };
    default:
      return null;
  }
}
