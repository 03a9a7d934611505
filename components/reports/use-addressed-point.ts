"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import type { ReportModel } from "@/lib/reports/model";

function onHash(changed: () => void) {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}

/**
 * The point in hand of a report that is only read: at first the one that the address names (#point-…), which is
 * scrolled to. A server never gets that part of an address, so it is known after the page is there.
 */
export function useAddressedPoint({ sections }: ReportModel) {
  const hash = useSyncExternalStore(
    onHash,
    () => window.location.hash,
    () => "",
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const named = /^#point-(.+)$/.exec(hash)?.[1] ?? null;
  const addressed = sections.some(({ points }) => points.some(({ id }) => id === named)) ? named : null;
  useEffect(() => {
    if (addressed)
      document.querySelector(`[data-unit="${addressed}"]:not(.hidden)`)?.scrollIntoView({ block: "center" });
  }, [addressed]);
  return [chosen ?? addressed, setChosen] as const;
}
