import type { SelectableVisit } from "@/components/visits/list/several/selection";
import type { VisitSummary } from "@/lib/visits/data/visit-list";

/** The visits of a page of the list that the reader may handle together with others. */
export function selectable(visits: readonly VisitSummary[]): SelectableVisit[] {
  return visits.flatMap(({ id, version, may, siteName, visitedOn }) =>
    may ? [{ id, version, may, site: siteName, visitedOn }] : [],
  );
}
