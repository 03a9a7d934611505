"use client";

import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from "react";
import { stepOf, type CellPlace } from "@/components/ui/windowed/key-steps";
import type { TableWindow } from "@/components/ui/windowed/use-window";
import { holds, type Range } from "@/components/ui/windowed/window";

interface UseGridFocus {
  size: CellPlace;
  window: TableWindow;
  drawn: { rows: Range; columns: Range };
}

/** How many rows a page key moves. */
const page = 5;
const rowAttribute = "aria-rowindex";

/** Columns that are not drawn have one cell before the first one that is. */
const skipped = (drawn: UseGridFocus["drawn"]) => (drawn.columns.from > 0 ? 2 : 1);

/** Cells carry no number of their own, because thousands stand on a page: their place in the table says it. */
function cellAt(box: HTMLElement, { row, column }: CellPlace, drawn: UseGridFocus["drawn"]): HTMLElement | null {
  const line = box.querySelector<HTMLTableRowElement>(`tr[${rowAttribute}="${row + 2}"]`);
  return line?.cells[column < 0 ? 0 : column - drawn.columns.from + skipped(drawn)] ?? null;
}

function placeOf(target: EventTarget, drawn: UseGridFocus["drawn"]): CellPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLTableCellElement>("td, th") : null;
  const line = Number(cell?.parentElement?.getAttribute(rowAttribute) ?? 0);
  if (!cell || line === 0) return null;
  const { cellIndex } = cell;
  return { row: line - 2, column: cellIndex === 0 ? -1 : cellIndex - skipped(drawn) + drawn.columns.from };
}

/** One cell of the table takes the focus; keys move it, also to cells that are not drawn yet. */
export function useGridFocus({ size, window, drawn }: UseGridFocus) {
  const [active, setActive] = useState<CellPlace>({ row: 0, column: 0 });
  const wanted = useRef(false);
  const inside = useRef(false);
  const { region, show } = window;
  const isDrawn =
    (active.row < 0 || holds(drawn.rows, active.row)) && (active.column < 0 || holds(drawn.columns, active.column));

  // After every drawing: a cell that keys have reached may be drawn only now.
  useEffect(() => {
    const box = region.current;
    if (!box) return;
    if (wanted.current && isDrawn) {
      wanted.current = false;
      cellAt(box, active, drawn)?.focus({ preventScroll: true });
    } else if (inside.current && !isDrawn && document.activeElement === document.body) {
      // The cell with the focus was scrolled away and is not drawn any more: keys go on from the region.
      box.focus({ preventScroll: true });
    }
  });

  const goTo = (place: CellPlace) => {
    wanted.current = true;
    setActive(place);
    show(Math.max(0, place.row), Math.max(0, place.column));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Enter") {
      const link = event.target instanceof HTMLElement ? event.target.querySelector<HTMLElement>("a") : null;
      if (event.target !== region.current) link?.click();
      return;
    }
    const place = stepOf({ key: event.key, ctrl: event.ctrlKey }, active, size, page);
    if (!place) return;
    event.preventDefault();
    goTo(place);
  };
  const onFocus = (event: FocusEvent) => {
    inside.current = true;
    const place = placeOf(event.target, drawn);
    if (!place) return;
    setActive((now) => (now.row === place.row && now.column === place.column ? now : place));
  };
  const onBlur = (event: FocusEvent) => {
    if (!region.current?.contains(event.relatedTarget) && event.relatedTarget !== null) inside.current = false;
  };
  const stop = (row: number, column: number) => (active.row === row && active.column === column ? { tabIndex: 0 } : {});
  return { active, goTo, onKeyDown, onFocus, onBlur, stop };
}
