"use client";

import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from "react";
import { stepOf, type CellPlace } from "@/components/findings/matrix/key-steps";
import type { MatrixWindow } from "@/components/findings/matrix/use-window";
import { holds, type Range } from "@/components/findings/matrix/window";

interface UseGridFocus {
  size: CellPlace;
  window: MatrixWindow;
  drawn: { rows: Range; columns: Range };
  /** How many rows a page key moves. */
  page: number;
}

/** One cell of the table takes the focus; keys move it, also to cells that are not drawn yet. */
export function useGridFocus({ size, window, drawn, page }: UseGridFocus) {
  const [active, setActive] = useState<CellPlace>({ row: 0, column: 0 });
  const wanted = useRef(false);
  const inside = useRef(false);
  const { region, show } = window;
  const isDrawn =
    (active.row < 0 || holds(drawn.rows, active.row)) && (active.column < 0 || holds(drawn.columns, active.column));

  useEffect(() => {
    const box = region.current;
    if (!box) return;
    if (wanted.current && isDrawn) {
      wanted.current = false;
      box.querySelector<HTMLElement>(`[data-at="${active.row},${active.column}"]`)?.focus({ preventScroll: true });
    } else if (inside.current && !isDrawn && document.activeElement === document.body) {
      // The cell with the focus was scrolled away and is not drawn any more: keys go on from the region.
      box.focus({ preventScroll: true });
    }
  }, [active, isDrawn, region]);

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
    const at = event.target instanceof HTMLElement ? event.target.dataset["at"] : undefined;
    const [row, column] = at?.split(",").map(Number) ?? [];
    if (row === undefined || column === undefined) return;
    setActive((now) => (now.row === row && now.column === column ? now : { row, column }));
  };
  const onBlur = (event: FocusEvent) => {
    if (!region.current?.contains(event.relatedTarget) && event.relatedTarget !== null) inside.current = false;
  };
  const at = (row: number, column: number) => ({
    "data-at": `${row},${column}`,
    tabIndex: active.row === row && active.column === column ? 0 : -1,
  });
  return { active, goTo, onKeyDown, onFocus, onBlur, at };
}
