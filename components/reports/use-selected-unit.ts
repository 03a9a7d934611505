"use client";

import { useEffect, useState } from "react";
import { placeOf, type Unit } from "@/components/reports/editor-context";
import { findPoint } from "@/lib/reports/edits";
import type { ReportDraft } from "@/lib/reports/types";

/** The point that the address names (#point-…), if the report has it; else the front. */
function unitInAddress(draft: ReportDraft): Unit {
  const named = typeof window === "undefined" ? null : /^#point-(.+)$/.exec(window.location.hash);
  const id = named?.[1];
  return id && findPoint(draft.sections, id) ? { part: "point", id } : { part: "front" };
}

/** The part of the report in hand: at first the one that the address names, which is scrolled to. */
export function useSelectedUnit(draft: ReportDraft) {
  const [first] = useState(() => unitInAddress(draft));
  const [selected, setSelected] = useState<Unit>(first);
  useEffect(() => {
    if (first.part !== "front")
      document.querySelector(`[data-unit="${placeOf(first)}"]:not(.hidden)`)?.scrollIntoView({ block: "center" });
  }, [first]);
  return [selected, setSelected] as const;
}
