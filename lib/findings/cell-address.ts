import { addressUnder } from "@/lib/findings/address";
import type { CoverageCell } from "@/lib/findings/queries/coverage";
import { visitListHref } from "@/lib/visits/list-filter";
import type { DimensionKey, VisitState } from "@/lib/vocabulary";

/** Which cell, and under which filter. */
export interface CellAddress {
  projectId: string;
  /** The filter as the query of an address … */
  query: string;
  /** … and its days, which a list of visits understands too. */
  days: { from?: string | undefined; to?: string | undefined };
  site: { id: string };
  dimension: DimensionKey;
  mayWrite: boolean;
}

/** The target of a cell: exactly the entries, marks or visits it counts, or the form for the missing visit. */
export function cellHref(
  { projectId, query, days, site, dimension, mayWrite }: CellAddress,
  cell: Pick<CoverageCell, "state" | "waitingEntries">,
): string | null {
  const project = `/projects/${projectId}`;
  const visits = (state?: VisitState) =>
    visitListHref(projectId, {
      site: site.id,
      ...(state && { state }),
      ...(days.from && { from: days.from }),
      ...(days.to && { to: days.to }),
    });
  const entries = (changes: Record<string, string>) =>
    addressUnder(`${project}/findings/entries`, query, { site: site.id, dimension, ...changes });
  switch (cell.state) {
    case "heard":
      return entries({});
    case "not_raised":
    case "none":
      return entries({ mark: cell.state });
    case "waiting":
      return cell.waitingEntries > 0 ? entries({ unapproved: "only" }) : visits("submitted");
    case "figures":
      return addressUnder(`${project}/indicators`, query, { site: site.id, dimension });
    case "never_asked":
      return visits("approved");
    case "unsubmitted":
      return mayWrite ? visits() : null;
    case "not_visited":
      return mayWrite ? `${project}/visits/new?site=${site.id}` : null;
  }
}
