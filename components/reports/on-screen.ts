"use client";

import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from "react";
import { Signal } from "@/components/ui/signal";

/** The part of the report that is on the screen, by its place on the page (`placeOf`). Null before one is known. */
export const OnScreen = createContext(new Signal<string | null>(null));

/** Near the edge of the pane a row is moved further in, so that one sees what comes before and after it. */
const marginPixels = 48;

/** Scrolls the outline, and nothing else, unless somebody is using it. */
function keepInView(row: Element): void {
  const pane = row.closest("[data-pane]");
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  if (pane.matches(":hover, :has(:focus-visible)")) return;
  const [own, around] = [row.getBoundingClientRect(), pane.getBoundingClientRect()];
  const above = own.top - around.top - marginPixels;
  const below = own.bottom - around.bottom + marginPixels;
  if (above < 0) pane.scrollTop += above;
  else if (below > 0) pane.scrollTop += below;
}

/** Whether the part is on the screen. Its row in the outline, `row`, stays in view then. */
export function useOnScreen<Row extends Element>(place: string) {
  const onScreen = useContext(OnScreen);
  const row = useRef<Row>(null);
  const here = useSyncExternalStore(
    onScreen.subscribe,
    () => onScreen.current() === place,
    () => false,
  );
  useEffect(() => {
    if (here && row.current) keepInView(row.current);
  }, [here]);
  return { row, here };
}
