"use client";

import { useRef, useState } from "react";

/**
 * The selected rows of a page. Shift selects all rows from the last selected one to this one. Rows that left the page
 * are forgotten.
 */
export function useSelection(ids: readonly string[]) {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const last = useRef<string | null>(null);
  const selected = picked.filter((id) => ids.includes(id));

  const toggle = (id: string, range: boolean) => {
    const on = !selected.includes(id);
    const from = last.current === null ? -1 : ids.indexOf(last.current);
    const to = ids.indexOf(id);
    const touched = range && from >= 0 ? ids.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
    last.current = id;
    setPicked(on ? [...new Set([...selected, ...touched])] : selected.filter((other) => !touched.includes(other)));
  };
  return { selected, toggle, selectAll: () => setPicked(ids), clear: () => setPicked([]) };
}
