"use client";

import { startTransition, useCallback, useEffect, useState } from "react";

/** What fills the first screen. */
const atFirst = 12;
const eachTime = 24;

/**
 * How many rows are rendered so far. A form of hundreds is on the screen, and can be written in, with its first rows;
 * the others follow in steps that a key interrupts.
 */
export function useGrowingRows(total: number) {
  const [rendered, setRendered] = useState(total > atFirst ? atFirst : Infinity);
  useEffect(() => {
    if (rendered === Infinity) return;
    const more = () => setRendered((before) => (before + eachTime < total ? before + eachTime : Infinity));
    const timer = setTimeout(() => startTransition(more));
    return () => clearTimeout(timer);
  }, [rendered, total]);
  /** Before a row anywhere in the form is looked for. */
  const renderAll = useCallback(() => setRendered(Infinity), []);
  return { rendered, renderAll };
}
