"use client";

import { useCallback, useLayoutEffect, type RefObject } from "react";

const nameOf = (address: string) => `table ${address}`;

/** Comes back to where the table was left: a cell was opened, and the reader returns. Kept in this tab. */
export function useKeptPlace(address: string, region: RefObject<HTMLDivElement | null>): () => void {
  useLayoutEffect(() => {
    const kept = sessionStorage.getItem(nameOf(address));
    sessionStorage.removeItem(nameOf(address));
    const [top, left] = kept?.split(" ").map(Number) ?? [];
    if (top !== undefined && left !== undefined) region.current?.scrollTo({ top, left, behavior: "instant" });
  }, [address, region]);
  return useCallback(() => {
    const box = region.current;
    if (box) sessionStorage.setItem(nameOf(address), `${box.scrollTop} ${box.scrollLeft}`);
  }, [address, region]);
}
