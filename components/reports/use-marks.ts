"use client";

import { placeOf, sameUnit, useEditor, type Unit } from "@/components/reports/editor-context";

/** What the outline shows of a part beside its name. */
export function useMarks(): (unit: Unit) => { current: boolean; warnings: number } {
  const { warnings, selected } = useEditor();
  const numbers = new Map<string, number>();
  for (const { place } of warnings) numbers.set(placeOf(place), 1 + (numbers.get(placeOf(place)) ?? 0));
  return (unit) => ({ current: sameUnit(selected, unit), warnings: numbers.get(placeOf(unit)) ?? 0 });
}
