import Link from "next/link";
import type { ReactNode } from "react";
import { filterHref, without } from "@/lib/findings/filter-address";
import type { OverviewTotals } from "@/lib/findings/queries/overview-totals";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";
import { visitListHref } from "@/lib/visits/list-filter";

type FindingsContextProps = { projectId: string; filter: FindingsFilter; counts: OverviewTotals };

/** How much has been counted, in one sentence. Each number links to what it counts. */
export async function FindingsContext({ projectId, filter, counts }: FindingsContextProps) {
  const t = await translator();
  const base = `/projects/${projectId}/findings`;
  const whole = without(filter, "dimension", "theme", "q", "mark");
  const link = (href: string) => {
    const Linked = (chunks: ReactNode) => (
      <Link
        href={href}
        className="text-inherit underline decoration-line underline-offset-4 hover:text-action hover:decoration-action"
      >
        {chunks}
      </Link>
    );
    return Linked;
  };
  const { site, from, to } = whole;
  // The list of visits has no filter for the kind of site, and filters one state at a time.
  const visits = visitListHref(projectId, {
    state: filter.unapproved === "only" ? "submitted" : "approved",
    ...(site && { site }),
    ...(from && { from }),
    ...(to && { to }),
  });
  return t.rich(`findings.context.${filter.unapproved ?? "approved"}`, {
    visits: counts.visits,
    sites: counts.visitedSites,
    planned: counts.plannedSites,
    entries: counts.entries,
    v: filter.kind ? (chunks) => chunks : link(visits),
    c: link(filterHref(base, whole, {}, { view: "coverage" })),
    e: link(filterHref(`${base}/entries`, whole)),
  });
}
