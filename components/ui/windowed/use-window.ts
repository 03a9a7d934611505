"use client";

import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import type { Geometry } from "@/components/ui/windowed/geometry";
import { near, offsetFor, sameRange, type Range } from "@/components/ui/windowed/window";

interface UseWindow {
  geometry: Geometry;
  rows: number;
  columns: number;
  /** What is near the screen before it has been measured: what the page itself carries. */
  first: { rows: Range; columns: Range };
}

export interface TableWindow {
  region: RefObject<HTMLDivElement | null>;
  rows: Range;
  columns: Range;
  onScroll: () => void;
  /** Scrolls until the cell is seen whole. */
  show: (row: number, column: number) => void;
}

const moreRows = 3;
const moreColumns = 2;

/** Which rows and columns are near the screen, followed while the region scrolls. */
export function useWindow({ geometry, rows, columns, first }: UseWindow): TableWindow {
  const region = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(first);
  const frame = useRef(0);
  const { row, column, above, beside } = geometry;
  const measure = useCallback(() => {
    const box = region.current;
    if (!box) return;
    const next = {
      rows: near({ offset: box.scrollTop, seen: box.clientHeight - above, size: row, count: rows, more: moreRows }),
      columns: near({
        offset: box.scrollLeft,
        seen: box.clientWidth - beside,
        size: column,
        count: columns,
        more: moreColumns,
      }),
    };
    setSeen((now) => (sameRange(now.rows, next.rows) && sameRange(now.columns, next.columns) ? now : next));
  }, [row, column, above, beside, rows, columns]);
  const onScroll = useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(measure);
  }, [measure]);
  useEffect(() => {
    const box = region.current;
    if (!box) return;
    const watcher = new ResizeObserver(measure);
    watcher.observe(box);
    return () => {
      watcher.disconnect();
      cancelAnimationFrame(frame.current);
    };
  }, [measure]);
  const show = useCallback(
    (atRow: number, atColumn: number) => {
      const box = region.current;
      if (!box) return;
      const top = offsetFor(atRow, { offset: box.scrollTop, seen: box.clientHeight - above, size: row });
      const left = offsetFor(atColumn, { offset: box.scrollLeft, seen: box.clientWidth - beside, size: column });
      box.scrollTo({ top, left, behavior: "instant" });
      measure();
    },
    [measure, above, beside, row, column],
  );
  return { region, ...seen, onScroll, show };
}
