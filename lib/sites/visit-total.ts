import type { VisitState } from "@/lib/vocabulary";

/** The number of a site's own visits that the reader may open. Pure: the dialog in the browser uses it too. */
export function visitTotal({ visits }: { visits: Partial<Record<VisitState, number>> }): number {
  return Object.values(visits).reduce((sum, count) => sum + count, 0);
}
